package io.github.modelregistry.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made. Immutable; all events of one call hold the same object, so that a listener
 * can distinguish calls by it.
 */
public final class CallStart {

  private final String vendor;
  private final String operation;
  private final String method;
  private final String url;
  private final @Nullable String urlTemplate;

  private CallStart(
      String vendor, String operation, String method, String url, @Nullable String urlTemplate) {
    this.vendor = Objects.requireNonNull(vendor, "vendor");
    this.operation = Objects.requireNonNull(operation, "operation");
    this.method = Objects.requireNonNull(method, "method");
    this.url = Objects.requireNonNull(url, "url");
    this.urlTemplate = urlTemplate;
  }

  /** Creates the event of a call whose URL has no template; called by tests of listeners. */
  public static CallStart of(String vendor, String operation, String method, String url) {
    return of(vendor, operation, method, url, null);
  }

  /**
   * Creates the event; called by transports, and by tests of listeners.
   *
   * @param url the URL without query values
   * @param urlTemplate what {@link #urlTemplate()} returns
   */
  public static CallStart of(
      String vendor, String operation, String method, String url, @Nullable String urlTemplate) {
    return new CallStart(vendor, operation, method, url, urlTemplate);
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

  /** Returns the server that the URL names, without a path. */
  public ServerAddress server() {
    int path = url.indexOf('/', url.indexOf("://") + 3);
    return ServerAddress.parse(path < 0 ? url : url.substring(0, path), "the URL of a call");
  }

  /**
   * Returns the path of the operation below the base URL, with names in place of values, such as
   * {@code /models/{id}}; null for a signed URL, whose path the vendor chose.
   */
  public @Nullable String urlTemplate() {
    return urlTemplate;
  }

  @Override
  public String toString() {
    return vendor + " " + operation + " " + method + " " + url;
  }
}
