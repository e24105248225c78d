package io.github.modelregistry.client;

import java.util.Objects;

/**
 * A call that was made. Immutable; all events of one call hold the same object, so that a listener
 * can distinguish calls by it.
 */
public final class CallStart {

  private final String vendor;
  private final String operation;
  private final String method;
  private final String url;

  private CallStart(String vendor, String operation, String method, String url) {
    this.vendor = Objects.requireNonNull(vendor, "vendor");
    this.operation = Objects.requireNonNull(operation, "operation");
    this.method = Objects.requireNonNull(method, "method");
    this.url = Objects.requireNonNull(url, "url");
  }

  /**
   * Creates the event; called by transports, and by tests of listeners.
   *
   * @param url the URL without query values
   */
  public static CallStart of(String vendor, String operation, String method, String url) {
    return new CallStart(vendor, operation, method, url);
  }

  /** Returns the vendor's short name, such as {@code wallaroo}. */
  public String vendor() {
    return vendor;
  }

  /** Returns the operation's name, such as {@code listModels}. */
  public String operation() {
    return operation;
  }

  /** Returns the HTTP method. */
  public String method() {
    return method;
  }

  /** Returns the URL without query values. */
  public String url() {
    return url;
  }

  @Override
  public String toString() {
    return vendor + " " + operation + " " + method + " " + url;
  }
}
