package io.github.modelregistry.client;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.ConfigurationException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that requests go through, and the hosts that are called directly. Immutable; its text
 * has no password.
 *
 * <pre>{@code
 * ProxySettings.of("http://proxy.example.com:3128")
 *     .withCredentials(user, password)
 *     .except("models.intern.example.com, 10.0.0.0/8")
 * }</pre>
 *
 * <p>This machine is always called directly: a proxy could not reach it, and would see the
 * credentials. User and password of a proxy are sent to the proxy alone.
 */
public final class ProxySettings {

  private static final ProxySettings PLATFORM = new ProxySettings(null, null, NoProxyList.EMPTY);
  private static final String WHAT = "The proxy's address";

  private final @Nullable Server https;
  private final @Nullable Server http;
  private final NoProxyList excepted;

  private record Server(Proxy proxy, @Nullable String user, @Nullable Secret password) {

    private static final char NOT_UTF8 = '\ufffd';

    static Server of(String url) {
      int scheme = url.indexOf("://");
      if (scheme >= 0 && !url.substring(0, scheme).toLowerCase(Locale.ROOT).equals("http")) {
        throw new ConfigurationException(
            WHAT + " must start with http://, for https servers too: TLS is tunnelled through it");
      }
      String rest = url.substring(scheme < 0 ? 0 : scheme + 3);
      int at = rest.lastIndexOf('@'); // a password may have any character, an address has no '@'
      if (at == rest.length() - 1) {
        throw new ConfigurationException(WHAT + " names no host: write it as http://host:port");
      }
      ServerAddress address = ServerAddress.parse("http://" + rest.substring(at + 1), WHAT);
      if (!address.uri().getRawPath().isEmpty()) {
        throw new ConfigurationException(WHAT + " must not have a path");
      }
      String host = address.host().replaceAll("[\\[\\]]", "");
      Proxy proxy =
          new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, address.port()));
      Server server = new Server(proxy, null, null);
      return at < 0 ? server : server.with(rest.substring(0, at));
    }

    private Server with(String userAndPassword) {
      int colon = userAndPassword.indexOf(':');
      String user = decoded(colon < 0 ? userAndPassword : userAndPassword.substring(0, colon));
      String password = colon < 0 ? "" : decoded(userAndPassword.substring(colon + 1));
      return with(user, password.isEmpty() ? null : Secret.exact(password, "The proxy's password"));
    }

    Server with(String user, @Nullable Secret password) {
      if (user.indexOf(':') >= 0 || user.chars().anyMatch(Character::isISOControl)) {
        throw new ConfigurationException("The proxy's user must not contain ':' or a line break");
      }
      return new Server(proxy, user, password);
    }

    @Nullable String authorization() {
      if (user == null) {
        return null;
      }
      String pair = user + ':' + (password == null ? "" : password.reveal());
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the text itself where it is not percent-encoded. */
    private static String decoded(String text) {
      try {
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        return decoded.indexOf(NOT_UTF8) < 0 ? decoded : text;
      } catch (IllegalArgumentException notEncoded) {
        return text;
      }
    }

    @Override
    public String toString() {
      return proxy.type() == Proxy.Type.DIRECT
          ? "none"
          : ProxySettings.name(proxy) + (user == null ? "" : " as " + user);
    }
  }

  private ProxySettings(@Nullable Server https, @Nullable Server http, NoProxyList excepted) {
    this.https = https;
    this.http = http;
    this.excepted = excepted;
  }

  /**
   * Returns the proxies of the platform: those of the JVM's properties, such as {@code
   * https.proxyHost}, or those that an {@code OkHttpClient} of the user's has.
   */
  public static ProxySettings platform() {
    return PLATFORM;
  }

  /** Returns no proxy: everything is called directly. */
  public static ProxySettings none() {
    return of(Proxy.NO_PROXY);
  }

  /**
   * Returns one proxy for all servers.
   *
   * @param url its address, such as {@code http://proxy.example.com:3128}; may hold a user and a
   *     password, whose special characters may be percent-encoded
   * @throws ConfigurationException if this is not the address of a proxy; it never shows the
   *     password
   */
  public static ProxySettings of(String url) {
    Server server = Server.of(url);
    return new ProxySettings(server, server, NoProxyList.EMPTY);
  }

  /** Returns one proxy for all servers, which may be one of SOCKS; its credentials are separate. */
  public static ProxySettings of(Proxy proxy) {
    Server server = new Server(proxy, null, null);
    return new ProxySettings(server, server, NoProxyList.EMPTY);
  }

  /**
   * Returns the first settings' proxy for https servers, and the second settings' proxy for http.
   */
  public static ProxySettings of(ProxySettings https, ProxySettings http) {
    return new ProxySettings(https.https, http.http, NoProxyList.EMPTY);
  }

  /** Returns the same proxies with a user and a password (HTTP Basic). */
  public ProxySettings withCredentials(String user, Secret password) {
    return new ProxySettings(
        https == null ? null : https.with(user, password),
        http == null ? null : http.with(user, password),
        excepted);
  }

  /**
   * Returns the same proxies, but not for some hosts.
   *
   * @param hosts as in {@code NO_PROXY}, separated by commas or white space: {@code example.com}
   *     and {@code .example.com} match the host and all below it, {@code 10.0.0.0/8} a range of
   *     addresses, {@code host:8443} one port, {@code *} everything
   */
  public ProxySettings except(String hosts) {
    return new ProxySettings(https, http, NoProxyList.parse(hosts));
  }

  /**
   * Returns the proxy for a server, {@link Proxy#NO_PROXY} for none, or null to follow the
   * platform.
   */
  public @Nullable Proxy proxyFor(ServerAddress address) {
    if (isDirect(address)) {
      return Proxy.NO_PROXY;
    }
    Server server = server(address);
    return server == null ? null : server.proxy;
  }

  /** Returns what authenticates to the proxy for a server, a secret; null if nothing does. */
  public @Nullable String authorizationFor(ServerAddress address) {
    Server server = isDirect(address) ? null : server(address);
    return server == null ? null : server.authorization();
  }

  private boolean isDirect(ServerAddress address) {
    return address.isThisMachine() || excepted.includes(address);
  }

  private @Nullable Server server(ServerAddress address) {
    return address.isPlainHttp() ? http : https;
  }

  /** Returns host and port of a proxy, as messages have it. */
  public static String name(Proxy proxy) {
    return proxy.address() instanceof InetSocketAddress address
        ? address.getHostString() + ':' + address.getPort()
        : String.valueOf(proxy.address());
  }

  @Override
  public String toString() {
    return "ProxySettings[https: %s, http: %s]"
        .formatted(https == null ? "platform" : https, http == null ? "platform" : http);
  }
}
