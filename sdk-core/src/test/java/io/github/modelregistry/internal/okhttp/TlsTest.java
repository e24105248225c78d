package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.testkit.Certificates;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates that are refused, with words that say which and why; and those that are not. */
@Timeout(60)
class TlsTest {

  @TempDir private static Path folder;

  private static KeyStore own;
  private static KeyStore foreign;
  private static KeyStore expired;

  @BeforeAll
  static void makeCertificates() throws Exception {
    Certificates certificates = new Certificates(folder);
    own = certificates.selfSigned("own", "ip:127.0.0.1");
    foreign = certificates.selfSigned("foreign", "dns:other.example");
    expired = certificates.expired("expired");
  }

  @Test
  void aSelfSignedCertificateIsRefusedAndTheErrorNamesTheCure() throws Exception {
    assertThat(refusal(own, TlsSettings.platform()))
        .contains("self-signed")
        .contains("TlsSettings.withAuthorities");
    assertThat(refusal(own, TlsSettings.platform(), true))
        .contains("MODEL_REGISTRY_CA_FILE")
        .doesNotContain("TlsSettings");
  }

  @Test
  void aCertificateForAnotherHostIsRefused() throws Exception {
    assertThat(refusal(foreign, trust(foreign, "server"))).contains("for another host");
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    TlsSettings trust = trust(expired, "authority");
    assertThat(refusal(expired, trust)).contains("has expired");
  }

  @Test
  void aServerThatSpeaksNoTlsIsSaidToSpeakNone() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        ApiTransport transport =
            Calls.transport(
                URI.create("https://127.0.0.1:" + plain.getLocalPort()),
                CONFIG.toBuilder().retry(RetrySettings.disabled()).build(),
                Credentials.none())) {
      CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> refuseWhateverComes(plain));
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("does not use TLS")
          .hasMessageContaining("http://");
      answer.join();
    }
  }

  private static void refuseWhateverComes(ServerSocket plain) {
    try (Socket connection = plain.accept()) {
      assertThat(connection.getInputStream().read()).isPositive();
      connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aTrustStoreOfOnesOwnIsFollowed() throws Exception {
    TlsSettings trust = trust(own, "server");
    try (TlsServer server = new TlsServer(Certificates.context(own, own), false);
        ApiTransport transport = transport(server, trust)) {
      assertThat(transport.execute(get()).status()).isEqualTo(200);
    }
  }

  @Test
  void signedUrlsTrustTheSameAuthoritiesAndShowNoClientCertificate() throws Exception {
    TlsSettings both = trust(own, "server").withClientCertificate(own, Certificates.password());
    KeyStore accepted = Certificates.trusting(own, "server");
    DownloadTarget target = DownloadTarget.stream(OutputStream.nullOutputStream());
    try (TlsServer open = new TlsServer(Certificates.context(own, own), false);
        TlsServer asking = new TlsServer(Certificates.context(own, accepted), true);
        ApiTransport transport = transport(open, both)) {
      SignedUrls signedUrls = transport.signedUrls();
      assertThat(signedUrls.download(open.uri() + "/m?sig=1", target).bytes()).isEqualTo(1);
      assertThatThrownBy(() -> signedUrls.download(asking.uri() + "/m?sig=1", target))
          .isInstanceOf(TransportException.class);
      assertThat(asking.requests()).isZero();
    }
  }

  @Test
  void aClientCertificateIsShown() throws Exception {
    TlsSettings trust = trust(own, "server");
    KeyStore accepted = Certificates.trusting(own, "server");
    try (TlsServer server = new TlsServer(Certificates.context(own, accepted), true)) {
      try (ApiTransport without = transport(server, trust)) {
        assertThatThrownBy(() -> without.execute(post()))
            .isInstanceOf(TransportException.class)
            .hasMessageContaining("requests a client certificate, and none is set")
            .hasMessageContaining("TlsSettings.withClientCertificate");
        assertThat(server.requests()).isZero();
      }
      try (ApiTransport without = transport(server, trust, true)) {
        assertThatThrownBy(() -> without.execute(get()))
            .hasMessageContaining("MODEL_REGISTRY_CLIENT_CERT_FILE");
      }
      TlsSettings both = trust.withClientCertificate(own, Certificates.password());
      try (ApiTransport with = transport(server, both)) {
        assertThat(with.execute(post()).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void authoritiesAndAClientCertificateMayBePem() throws Exception {
    KeyStore issued = new Certificates(folder).issued("issued", "ip:127.0.0.1");
    String authority = Certificates.pem(issued, "authority");
    TlsSettings trust =
        TlsSettings.platform().withAuthorities("# our own\n" + Certificates.pem(own, "server"));
    TlsSettings both =
        trust
            .withAuthorities(authority)
            .withClientCertificate(
                Certificates.pem(issued, "client"), Certificates.keyPem(issued, "client"));
    SSLContext context = Certificates.context(issued, Certificates.trusting(issued, "authority"));
    try (TlsServer server = new TlsServer(context, true)) {
      try (ApiTransport transport = transport(server, both)) {
        assertThat(transport.execute(post()).status()).isEqualTo(200);
      }
      try (ApiTransport another = transport(server, trust)) {
        assertThatThrownBy(() -> another.execute(post())).hasMessageContaining("self-signed");
      }
      assertThat(server.requests()).isEqualTo(1);
    }
    assertThat(both.authorities()).hasSize(2);
  }

  @Test
  void aCertificateThatTheServerDoesNotAcceptIsSaidToBeIt() throws Exception {
    TlsSettings trust = trust(own, "server");
    SSLContext context = Certificates.context(own, Certificates.trusting(foreign, "server"));
    try (TlsServer server = new TlsServer(context, true);
        ApiTransport transport =
            transport(server, trust.withClientCertificate(own, Certificates.password()))) {
      assertThatThrownBy(() -> transport.execute(post()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("does not accept the client certificate that is set");
      assertThat(server.requests()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-file, does not exist",
    "damaged, trustStore=",
  })
  void aBrokenTrustStoreOfTheJvmIsNamedWhereTlsIsNeeded(String name, String what) throws Exception {
    Files.writeString(folder.resolve("damaged"), "no key store");
    @Nullable String before = useTrustStoreOfTheJvm(folder.resolve(name));
    try (ApiTransport plain =
        Calls.transport(URI.create("http://127.0.0.1:1"), CONFIG, Credentials.none())) {
      assertThat(plain).isNotNull();
      assertThatThrownBy(() -> Calls.transport(URI.create("https://h"), CONFIG, Credentials.none()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("javax.net.ssl.trustStore=" + folder.resolve(name))
          .hasMessageContaining(what);
      ClientConfig own = CONFIG.toBuilder().tls(trust(TlsTest.own, "server")).build();
      Calls.transport(URI.create("https://h"), own, Credentials.none()).close();
    } finally {
      restoreTrustStoreOfTheJvm(before);
    }
  }

  @Test
  void aClientCertificateIsShownToAServerThatTheJvmTrusts() throws Exception {
    Path trusted = folder.resolve("trusted.jks");
    KeyStore readableWithoutPassword = KeyStore.getInstance("JKS");
    readableWithoutPassword.load(null, null);
    readableWithoutPassword.setCertificateEntry("server", own.getCertificate("server"));
    try (OutputStream out = Files.newOutputStream(trusted)) {
      readableWithoutPassword.store(out, Certificates.password());
    }
    TlsSettings certificate =
        TlsSettings.platform().withClientCertificate(own, Certificates.password());
    SSLContext context = Certificates.context(own, Certificates.trusting(own, "server"));
    @Nullable String before = useTrustStoreOfTheJvm(trusted);
    try (TlsServer server = new TlsServer(context, true);
        ApiTransport transport = transport(server, certificate)) {
      assertThat(transport.execute(post()).status()).isEqualTo(200);
      assertThat(server.requests()).isEqualTo(1);
    } finally {
      restoreTrustStoreOfTheJvm(before);
    }
  }

  private static @Nullable String useTrustStoreOfTheJvm(Path store) {
    return System.setProperty("javax.net.ssl.trustStore", store.toString());
  }

  private static void restoreTrustStoreOfTheJvm(@Nullable String before) {
    if (before == null) {
      System.clearProperty("javax.net.ssl.trustStore");
    } else {
      System.setProperty("javax.net.ssl.trustStore", before);
    }
  }

  private static TlsSettings trust(KeyStore store, String alias) throws Exception {
    return TlsSettings.platform().withTrustStore(Certificates.trusting(store, alias));
  }

  /** Returns what the caller is told, having checked that nothing was sent nor tried again. */
  private static String refusal(KeyStore shown, TlsSettings settings) throws Exception {
    return refusal(shown, settings, false);
  }

  private static String refusal(KeyStore shown, TlsSettings settings, boolean names)
      throws Exception {
    try (TlsServer server = new TlsServer(Certificates.context(shown, shown), false);
        ApiTransport transport = transport(server, settings, names)) {
      TransportException refused =
          catchThrowableOfType(TransportException.class, () -> transport.execute(post()));
      assertThat(refused.isOutcomeUnknown()).isFalse();
      assertThat(refused.attempts()).isEqualTo(1);
      assertThat(server.connections()).isEqualTo(1);
      assertThat(server.requests()).isZero();
      assertThat(refused).hasMessageContaining(server.uri().toString());
      return String.valueOf(refused.getMessage());
    }
  }

  private static ApiTransport transport(TlsServer server, TlsSettings settings) {
    return transport(server, settings, false);
  }

  private static ApiTransport transport(TlsServer server, TlsSettings settings, boolean names) {
    return Calls.transport(
        server.uri(),
        CONFIG.toBuilder().tls(settings).namesSettings(names).build(),
        Credentials.bearer(Secret.of("geheim")));
  }
}
