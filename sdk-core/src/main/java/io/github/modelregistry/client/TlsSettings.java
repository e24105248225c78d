package io.github.modelregistry.client;

import io.github.modelregistry.error.ConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
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
 * <pre>{@code
 * TlsSettings.platform().withAuthorities(Files.readString(Path.of("corporate-ca.pem")))
 * }</pre>
 *
 * <p>The verification of certificates cannot be disabled: for a private authority, add its
 * certificate.
 */
public final class TlsSettings {

  private final @Nullable X509TrustManager trustManager;
  private final List<X509Certificate> authorities;
  private final @Nullable X509KeyManager keyManager;

  private TlsSettings(
      @Nullable X509TrustManager trustManager,
      List<X509Certificate> authorities,
      @Nullable X509KeyManager keyManager) {
    this.trustManager = trustManager;
    this.authorities = authorities;
    this.keyManager = keyManager;
  }

  /** Returns the platform's own trust and no client certificate. */
  public static TlsSettings platform() {
    return new TlsSettings(null, List.of(), null);
  }

  /**
   * Returns these settings, trusting further authorities in addition to those that are trusted
   * already.
   *
   * @param pem their certificates in PEM format, any number of them
   * @throws ConfigurationException if there is no certificate, or one cannot be read
   */
  public TlsSettings withAuthorities(String pem) {
    List<X509Certificate> more =
        Stream.concat(authorities.stream(), Pem.certificates(pem).stream()).toList();
    return new TlsSettings(trustManager, more, keyManager);
  }

  /**
   * Returns these settings, trusting the certificates of a store in place of the platform's. With a
   * store that is empty or was not loaded, no server is trusted, but for the authorities that are
   * added.
   *
   * @throws IllegalArgumentException if the platform cannot use such a store
   */
  public TlsSettings withTrustStore(KeyStore trustStore) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(Objects.requireNonNull(trustStore, "trustStore"));
      return withTrustManager(first(X509TrustManager.class, factory.getTrustManagers()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the trust store cannot be used: " + e.getMessage(), e);
    }
  }

  /** Returns these settings with a trust manager of one's own. */
  public TlsSettings withTrustManager(X509TrustManager trustManager) {
    return new TlsSettings(
        Objects.requireNonNull(trustManager, "trustManager"), authorities, keyManager);
  }

  /**
   * Returns these settings, presenting a certificate to servers that request one.
   *
   * @param certificatePem the certificate in PEM format, followed by those of its issuers if
   *     servers need them
   * @param keyPem the private key in PEM format: PKCS#8, not encrypted
   * @throws ConfigurationException if one of them cannot be read, or they do not belong together
   */
  public TlsSettings withClientCertificate(String certificatePem, String keyPem) {
    X509Certificate[] chain = Pem.certificates(certificatePem).toArray(X509Certificate[]::new);
    PrivateKey key = Pem.privateKey(keyPem);
    char[] password = new char[0];
    try {
      if (!belongTogether(chain[0], key)) {
        throw new ConfigurationException("the private key does not belong to the certificate");
      }
      KeyStore store = KeyStore.getInstance("JKS"); // which takes issuers in any order
      store.load(null, null);
      store.setKeyEntry("client", key, password, chain);
      return withClientCertificate(store, password);
    } catch (GeneralSecurityException | IOException e) {
      throw new ConfigurationException("the client certificate cannot be used: " + e.getMessage());
    }
  }

  /**
   * Returns these settings, presenting a certificate of a store to servers that request one.
   *
   * @param password of the key; not kept
   * @throws IllegalArgumentException if the store cannot be used, such as with a wrong password
   */
  public TlsSettings withClientCertificate(KeyStore keyStore, char[] password) {
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(Objects.requireNonNull(keyStore, "keyStore"), password);
      return withKeyManager(first(X509KeyManager.class, factory.getKeyManagers()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the key store cannot be used: " + e.getMessage(), e);
    }
  }

  /** Returns these settings with a key manager of one's own. */
  public TlsSettings withKeyManager(X509KeyManager keyManager) {
    return new TlsSettings(
        trustManager, authorities, Objects.requireNonNull(keyManager, "keyManager"));
  }

  /** Returns whom to trust, or null for the platform's choice. */
  public @Nullable X509TrustManager trustManager() {
    return trustManager;
  }

  /** Returns the authorities that are trusted in addition. */
  public List<X509Certificate> authorities() {
    return authorities;
  }

  /** Returns where client certificates come from, or null for none. */
  public @Nullable X509KeyManager keyManager() {
    return keyManager;
  }

  private static <T> T first(Class<T> type, Object[] managers) {
    return Stream.of(managers).filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key)
      throws GeneralSecurityException {
    if (!certificate.getPublicKey().getAlgorithm().equals(key.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            switch (key.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> key.getAlgorithm();
            });
    signature.initSign(key);
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update((byte) 1);
    return signature.verify(signed);
  }
}
