package io.github.modelregistry.internal.okhttp.call;

import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A URL that is given as a whole: a signed one, or where a redirect leads. Its query is a secret.
 * Immutable.
 */
public final class Location {

  private final HttpUrl url;
  private final ServerAddress server;

  private Location(HttpUrl url, ServerAddress server) {
    this.url = url;
    this.server = server;
  }

  /**
   * Returns a signed URL.
   *
   * @throws InvalidRequestException if it is not valid, or plain http where that is not allowed; it
   *     is not in the message
   */
  public static Location signed(String operation, String text, boolean allowsPlainHttp) {
    Location location = of(HttpUrl.parse(text));
    if (location == null || location.hasUser()) {
      throw new InvalidRequestException(
          operation,
          "the signed URL is not "
              + (location == null ? "a valid https URL" : "valid: it must not contain a user"));
    }
    ServerAddress server = location.server;
    if (server.isPlainHttp() && !server.isThisMachine() && !allowsPlainHttp) {
      throw new InvalidRequestException(
          operation,
          "the signed URL of "
              + server.origin()
              + " is plain http, which shows it to the network: use https, or set"
              + " allowCredentialsOverPlainHttp if the network is trusted");
    }
    return location;
  }

  /** Returns where a redirect leads, or null if it must not be followed. */
  public static @Nullable Location redirect(String from, String target) {
    HttpUrl base = HttpUrl.get(from);
    HttpUrl url = base.resolve(target);
    return url == null || (base.isHttps() && !url.isHttps())
        ? null
        : of(url.newBuilder().username("").password("").build());
  }

  private static @Nullable Location of(@Nullable HttpUrl url) {
    if (url == null) {
      return null;
    }
    try {
      return new Location(url.newBuilder().fragment(null).build(), serverOf(url));
    } catch (ConfigurationException noServer) {
      return null;
    }
  }

  /**
   * Returns the server of a URL.
   *
   * @throws ConfigurationException if its name is one that no call is sent to
   */
  public static ServerAddress serverOf(HttpUrl url) {
    String host = url.host().contains(":") ? '[' + url.host() + ']' : url.host();
    return ServerAddress.parse(url.scheme() + "://" + host + ':' + url.port(), "The URL");
  }

  private boolean hasUser() {
    return !url.username().isEmpty() || !url.password().isEmpty();
  }

  public ServerAddress server() {
    return server;
  }

  public String url() {
    return url.toString();
  }

  /** Returns the URL without its query. */
  public String shown() {
    return url.newBuilder().query(null).build().toString();
  }

  /** Returns the values of the query, as they are written and decoded. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      secrets.add(value == null ? url.queryParameterName(i) : value);
    }
    if (url.encodedQuery() != null) {
      secrets.add(url.encodedQuery());
    }
    return secrets;
  }

  /** Without the query. */
  @Override
  public String toString() {
    return shown();
  }
}
