package io.github.modelregistry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.testkit.Certificates;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of the PEM format is read, and what is said about the rest. */
class TlsSettingsTest {

  @TempDir private static Path folder;
  private static String certificate;
  private static String key;
  private static String another;

  @BeforeAll
  static void makeCertificates() throws Exception {
    KeyStore one = new Certificates(folder).selfSigned("one", "dns:one");
    KeyStore two = new Certificates(folder).selfSigned("two", "dns:two");
    certificate = Certificates.pem(one, "server");
    key = Certificates.keyPem(one, "server");
    another = Certificates.keyPem(two, "server");
  }

  @Test
  void aKeyAndItsCertificateMayStandInOneTextWithOthers() {
    String both = "Bag Attributes\n" + certificate + key + certificate;
    TlsSettings settings = TlsSettings.platform().withClientCertificate(both, both);

    assertThat(settings.keyManager()).isNotNull();
    assertThat(settings.trustManager()).isNull();
  }

  @Test
  void linesMayEndAsOnWindows() {
    String windows = certificate.replace("\n", "\r\n");
    TlsSettings settings = TlsSettings.platform().withAuthorities(windows + "\r\n" + windows);

    assertThat(settings.authorities()).hasSize(2);
  }

  @Test
  void aKeyOfAnotherCertificateIsRefused() {
    assertThatThrownBy(() -> TlsSettings.platform().withClientCertificate(certificate, another))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("does not belong to the certificate");
  }

  @Test
  void aKeyOfAnotherAlgorithmIsRefused() throws Exception {
    byte[] rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
    assertThatThrownBy(
            () ->
                TlsSettings.platform()
                    .withClientCertificate(certificate, block("PRIVATE KEY", rsa)))
        .hasMessageContaining("does not belong to the certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void otherFormsOfAKeyAreNamedWithTheCommandThatConvertsThem(String form) {
    String text = "-----BEGIN %s-----\nDEK-Info: AES-128-CBC,1\n\nAA==\n-----END %s-----";
    assertThatThrownBy(
            () ->
                TlsSettings.platform()
                    .withClientCertificate(certificate, text.formatted(form, form)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("'" + form + "'")
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
  }

  @ParameterizedTest
  @CsvSource({
    "CERTIFICATE, geheim!, damaged",
    "CERTIFICATE, AAAA, cannot be read",
    "PUBLIC KEY, AAAA, no certificate",
  })
  void whatIsNoCertificateIsRefusedWithoutBeingShown(String form, String content, String why) {
    String text = "-----BEGIN " + form + "-----\n" + content + "\n-----END " + form + "-----";
    assertThatThrownBy(() -> TlsSettings.platform().withAuthorities(text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining(content);
  }

  @ParameterizedTest
  @CsvSource({
    "PRIVATE KEY, geheim!, damaged",
    "PRIVATE KEY, AAAA, cannot be read",
    "PUBLIC KEY, AAAA, no private key",
  })
  void whatIsNoKeyIsRefusedWithoutBeingShown(String form, String content, String why) {
    String text = "-----BEGIN " + form + "-----\n" + content + "\n-----END " + form + "-----";
    assertThatThrownBy(() -> TlsSettings.platform().withClientCertificate(certificate, text))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining(content);
  }

  private static String block(String kind, byte[] content) {
    String base64 = Base64.getMimeEncoder().encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----";
  }
}
