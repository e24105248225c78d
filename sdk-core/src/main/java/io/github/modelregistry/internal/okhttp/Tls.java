package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.TlsSettings;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** Puts a trust store and a client certificate into OkHttp. */
final class Tls {

  private Tls() {}

  /** Changes nothing when nothing is set. */
  static void apply(TlsSettings settings, OkHttpClient.Builder builder) {
    X509TrustManager trust = settings.trustManager();
    X509KeyManager keys = settings.keyManager();
    if (trust == null && keys == null) {
      return;
    }
    try {
      X509TrustManager trustManager = trust == null ? platformTrust() : trust;
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys == null ? null : new KeyManager[] {keys}, new TrustManager[] {trustManager}, null);
      builder.sslSocketFactory(context.getSocketFactory(), trustManager);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform offers no TLS", e);
    }
  }

  private static X509TrustManager platformTrust() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return (X509TrustManager)
        Stream.of(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .findFirst()
            .orElseThrow();
  }
}
