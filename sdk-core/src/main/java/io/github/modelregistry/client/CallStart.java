package io.github.modelregistry.client;

import java.util.Objects;

/** A call that is about to send its first request. Immutable. */
public final class CallStart {

  private final String vendor;
  private final String operation;
  private final String method;
  private final String url;

  /** Creates the event; called by transports. */
  public CallStart(String vendor, String operation, String method, String url) {
    this.vendor = Objects.requireNonNull(vendor, "vendor");
    this.operation = Objects.requireNonNull(operation, "operation");
    this.method = Objects.requireNonNull(method, "method");
    this.url = Objects.requireNonNull(url, "url");
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
