package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.internal.okhttp.attempt.ClientCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Puts trusted authorities and a client certificate into OkHttp. */
final class Tls {

  private static final String TRUST_STORE = "javax.net.ssl.trustStore";

  private Tls() {}

  static void apply(
      TlsSettings settings, ClientCertificates certificates, OkHttpClient.Builder builder) {
    X509TrustManager given = settings.trustManager();
    X509TrustManager trust = given == null ? platformTrust() : given;
    try {
      if (!settings.authorities().isEmpty()) {
        trust = trust(storeOf(trust.getAcceptedIssuers(), settings.authorities()));
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {certificates}, new TrustManager[] {trust}, null);
      builder.sslSocketFactory(context.getSocketFactory(), trust);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the platform offers no TLS", e);
    }
  }

  private static X509TrustManager platformTrust() {
    String store = System.getProperty(TRUST_STORE, "");
    String problem = "it has no certificate";
    try {
      X509TrustManager trust = trust(null);
      boolean missing =
          !store.isEmpty() && !store.equals("NONE") && !Files.isReadable(Path.of(store));
      if (missing) {
        problem = "it does not exist or is not readable"; // the JVM would silently use its own
      } else if (trust.getAcceptedIssuers().length > 0) {
        return trust;
      }
    } catch (GeneralSecurityException | RuntimeException unreadable) {
      problem = String.valueOf(unreadable.getMessage());
    }
    throw new ConfigurationException(
        "The JVM's trust store cannot be used ("
            + (TRUST_STORE + "=" + store)
            + "): "
            + problem
            + ". Correct this system property, and those of its type and password");
  }

  private static X509TrustManager trust(@Nullable KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return (X509TrustManager)
        Stream.of(factory.getTrustManagers())
            .filter(X509TrustManager.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  private static KeyStore storeOf(X509Certificate[] accepted, List<X509Certificate> more)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int count = 0;
    for (X509Certificate one : Stream.concat(Stream.of(accepted), more.stream()).toList()) {
      store.setCertificateEntry("authority-" + count++, one);
    }
    return store;
  }
}
