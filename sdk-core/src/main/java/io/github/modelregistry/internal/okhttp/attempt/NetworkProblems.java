package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.websocket.WebSocketException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Describes network failures, and what to do about them. */
public final class NetworkProblems {

  /** The message of the JDK for a response that is not TLS; there is no type for it. */
  private static final String NO_TLS = "Unsupported or unrecognized SSL message";

  /** Causes may form a circle. */
  private static final int LONGEST_CHAIN = 20;

  private NetworkProblems() {}

  /** Returns whether trying again cannot help: a certificate stays as it is. */
  static boolean isPermanent(IOException e) {
    return e instanceof SSLPeerUnverifiedException || isCausedBy(e, CertificateException.class);
  }

  /**
   * Returns the problem without a full stop at its end; holds no path, query or header.
   *
   * @param server scheme, host and port
   */
  public static String describe(IOException e, String server, ClientConfig config) {
    if (e instanceof UnknownHostException) {
      return "the host name of " + server + " cannot be resolved: check the base URL and the DNS";
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "no connection to " + server + ": check that it is running and reachable";
    }
    if (e instanceof SSLException tls) {
      return certificate(tls, server, config);
    }
    if (e instanceof WebSocketException) {
      return server + " did not open the WebSocket: " + e.getMessage();
    }
    if (e instanceof MalformedResponseException) {
      return "the response of " + server + " is not valid HTTP: " + e.getMessage();
    }
    if (e instanceof ProtocolException || e instanceof EOFException) {
      return "the response of " + server + " was cut off or is not valid HTTP";
    }
    String text = quotesServer(e) ? "" : ": " + e.getMessage();
    return "the connection to "
        + server
        + " was lost ("
        + e.getClass().getSimpleName()
        + text
        + ")";
  }

  /** Returns what a user may see of the reason for a failure: no text of the server, no secret. */
  public static @Nullable Throwable cause(Throwable e, SecretMask mask) {
    return e instanceof IOException io && quotesServer(io) ? SecretMask.typeOf(e) : mask.apply(e);
  }

  /** Returns whether the message may hold text of the server: it is OkHttp's, or about the text. */
  private static boolean quotesServer(IOException e) {
    return (e instanceof ProtocolException && !(e instanceof MalformedResponseException))
        || e instanceof EOFException
        || e.getClass() == IOException.class
        || e.getClass().getName().matches("(okhttp3|okio)\\..*");
  }

  private static String certificate(SSLException e, String server, ClientConfig config) {
    if (e instanceof SSLPeerUnverifiedException) {
      return "the certificate of " + server + " is for another host: check the base URL";
    }
    if (isCausedBy(e, CertificateExpiredException.class)) {
      return "the certificate of " + server + " has expired: its owner must renew it";
    }
    if (isCausedBy(e, CertificateNotYetValidException.class)) {
      return "the certificate of " + server + " is not valid yet: check this machine's clock";
    }
    if (isCausedBy(e, CertificateException.class)
        || isCausedBy(e, CertPathValidatorException.class)) {
      return "the certificate of "
          + server
          + " is self-signed or not from a trusted authority: add the authority's certificate with "
          + (config.namesSettings() ? "MODEL_REGISTRY_CA_FILE" : "TlsSettings.withAuthorities");
    }
    if (NO_TLS.equals(e.getMessage())) {
      return server + " does not use TLS: its URL may have to start with http://";
    }
    return "TLS with " + server + " failed: " + e.getMessage();
  }

  private static boolean isCausedBy(Throwable e, Class<? extends Throwable> type) {
    return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
        .limit(LONGEST_CHAIN)
        .anyMatch(type::isInstance);
  }
}
