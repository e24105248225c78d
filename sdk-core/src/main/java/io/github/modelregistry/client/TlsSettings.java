package io.github.modelregistry.client;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whom to trust on https, and which certificate to show. Immutable.
 *
 * <p>There is no switch that trusts everybody: for a private authority, give its certificate in a
 * trust store.
 */
public final class TlsSettings {

  private final @Nullable X509TrustManager trustManager;
  private final @Nullable X509KeyManager keyManager;

  private TlsSettings(
      @Nullable X509TrustManager trustManager, @Nullable X509KeyManager keyManager) {
    this.trustManager = trustManager;
    this.keyManager = keyManager;
  }

  /** Returns the platform's own trust and no client certificate. */
  public static TlsSettings platform() {
    return new TlsSettings(null, null);
  }

  /** Returns these settings, trusting the certificates of a store in place of the platform's. */
  public TlsSettings withTrustStore(KeyStore trustStore) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(Objects.requireNonNull(trustStore, "trustStore"));
      return withTrustManager(
          (X509TrustManager)
              Stream.of(factory.getTrustManagers())
                  .filter(X509TrustManager.class::isInstance)
                  .findFirst()
                  .orElseThrow());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the trust store cannot be used: " + e.getMessage(), e);
    }
  }

  /** Returns these settings with a trust manager of one's own. */
  public TlsSettings withTrustManager(X509TrustManager trustManager) {
    return new TlsSettings(Objects.requireNonNull(trustManager, "trustManager"), keyManager);
  }

  /**
   * Returns these settings, showing a certificate of a store to servers that ask for one.
   *
   * @param password of the key; not kept
   */
  public TlsSettings withClientCertificate(KeyStore keyStore, char[] password) {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(Objects.requireNonNull(keyStore, "keyStore"), password);
      return withKeyManager(
          (X509KeyManager)
              Stream.of(factory.getKeyManagers())
                  .filter(X509KeyManager.class::isInstance)
                  .findFirst()
                  .orElseThrow());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key store cannot be used: " + e.getMessage(), e);
    }
  }

  /** Returns these settings with a key manager of one's own. */
  public TlsSettings withKeyManager(X509KeyManager keyManager) {
    return new TlsSettings(trustManager, Objects.requireNonNull(keyManager, "keyManager"));
  }

  /** Returns whom to trust, or null for the platform's choice. */
  public @Nullable X509TrustManager trustManager() {
    return trustManager;
  }

  /** Returns where client certificates come from, or null for none. */
  public @Nullable X509KeyManager keyManager() {
    return keyManager;
  }
}
