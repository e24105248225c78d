package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.ServerAddress;
import io.github.modelregistry.internal.retry.AttemptFailure;
import java.io.IOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The route to the server: a proxy, if any, and the check of a client certificate. Describes
 * failures that occur before the server was reached. Thread-safe.
 */
public final class ServerRoute {

  /** OkHttp has no type for a proxy that refuses to connect. */
  private static final Pattern REFUSED_CONNECT =
      Pattern.compile("Unexpected response code for CONNECT: (\\d{3})");

  private static final String REFUSED_CREDENTIALS = "Failed to authenticate with proxy";

  /** Newer JDKs repeat the alert in parentheses before the sentence. */
  private static final String ALERT = "(?:\\(\\w+\\) )?Received fatal alert: ";

  /** Servers send these about the certificate of a client alone. */
  private static final Pattern REFUSED_CERTIFICATE =
      Pattern.compile(ALERT + "(\\w*certificate\\w*|unknown_ca|access_denied)");

  private static final Pattern REFUSED_HANDSHAKE = Pattern.compile(ALERT + "handshake_failure");

  private final ClientConfig config;
  private final OkHttpClient client;
  private final ClientCertificates certificates;

  /**
   * Why the server was not reached.
   *
   * @param text what happened and what to do, without a full stop
   * @param permanent whether repeating cannot help
   * @param unsent whether the server certainly has not read the request
   */
  record Problem(String text, boolean permanent, boolean unsent) {

    AttemptFailure facts(AttemptFailure seen) {
      AttemptFailure facts = unsent ? AttemptFailure.unsent() : seen;
      return permanent ? facts.asForbidden() : facts;
    }
  }

  /** Reports that a proxy requires other credentials, where no tunnel leads through it. */
  static final class ProxyAuthenticationException extends IOException {

    private static final long serialVersionUID = 1L;

    ProxyAuthenticationException() {
      super(REFUSED_CREDENTIALS);
    }
  }

  public ServerRoute(ClientConfig config, OkHttpClient client, ClientCertificates certificates) {
    this.config = config;
    this.client = client;
    this.certificates = certificates;
  }

  /**
   * Returns the problem on the route to the server; null if the failure has another cause.
   *
   * @param sent whether there was a connection and the request was being sent
   */
  @Nullable Problem problem(ServerAddress server, IOException e, boolean sent) {
    if (e instanceof SSLException || (sent && certificates.isMissing())) {
      String message = String.valueOf(e.getMessage());
      boolean refused =
          REFUSED_CERTIFICATE.matcher(message).matches()
              || (certificates.isMissing() && REFUSED_HANDSHAKE.matcher(message).matches());
      return refused || certificates.isMissing() ? ofCertificate(server, refused) : null;
    }
    Proxy proxy = sent && !(e instanceof ProxyAuthenticationException) ? null : proxy(server);
    return proxy == null ? null : ofProxy(server, e, proxy);
  }

  private Problem ofCertificate(ServerAddress server, boolean refused) {
    String text =
        server.origin()
            + (certificates.isConfigured()
                ? " does not accept the client certificate that is set: check its issuer in "
                : " requests a client certificate, and none is set: set one with ")
            + (config.namesSettings()
                ? "MODEL_REGISTRY_CLIENT_CERT_FILE and MODEL_REGISTRY_CLIENT_KEY_FILE"
                : "TlsSettings.withClientCertificate");
    return new Problem(text, refused, refused);
  }

  private Problem ofProxy(ServerAddress server, IOException e, Proxy proxy) {
    String name = "the proxy " + ProxySettings.name(proxy);
    String message = String.valueOf(e.getMessage());
    Matcher refused = REFUSED_CONNECT.matcher(message);
    if (message.equals(REFUSED_CREDENTIALS)) {
      boolean given = config.proxy().authorizationFor(server) != null;
      return new Problem(
          name
              + (given
                  ? " does not accept the user and the password (status 407): check those in "
                  : " requires a user and a password (status 407): set them in ")
              + where(server),
          true,
          true);
    }
    if (refused.matches()) {
      boolean forbidden = refused.group(1).equals("403");
      return new Problem(
          name
              + (forbidden ? " does not allow connections to " : " could not connect to ")
              + server.origin()
              + " (status "
              + refused.group(1)
              + "): "
              + (forbidden
                  ? "ask its administrator to allow the host, or exclude the host in "
                      + (config.namesSettings() ? "NO_PROXY" : "ProxySettings.except")
                  : "check the server's address, and that it can be reached from the proxy"),
          forbidden,
          true);
    }
    String what =
        e instanceof UnknownHostException
            ? "the host name of " + name + " cannot be resolved: check the DNS, and its address in "
            : "no connection to "
                + server.origin()
                + " through "
                + name
                + ": check that it is running and reachable, and its address in ";
    return new Problem(what + where(server), false, true);
  }

  private String where(ServerAddress server) {
    if (config.proxy().proxyFor(server) == null) {
      return "the proxy settings of the JVM or of the OkHttpClient";
    }
    return config.namesSettings()
        ? server.isPlainHttp() ? "HTTP_PROXY" : "HTTPS_PROXY"
        : "ClientConfig.proxy";
  }

  /** Returns the proxy to the server; null if there is none. */
  private @Nullable Proxy proxy(ServerAddress server) {
    Proxy set = client.proxy();
    List<Proxy> all = set == null ? client.proxySelector().select(server.uri()) : List.of(set);
    return all.stream().filter(proxy -> proxy.type() != Proxy.Type.DIRECT).findFirst().orElse(null);
  }
}
