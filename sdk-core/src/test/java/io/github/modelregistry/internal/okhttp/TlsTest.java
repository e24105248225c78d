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
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
        .contains("TlsSettings.withTrustStore");
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
  void aClientCertificateIsShown() throws Exception {
    TlsSettings trust = trust(own, "server");
    KeyStore accepted = Certificates.trusting(own, "server");
    try (TlsServer server = new TlsServer(Certificates.context(own, accepted), true)) {
      try (ApiTransport without = transport(server, trust)) {
        assertThatThrownBy(() -> without.execute(post())).isInstanceOf(TransportException.class);
        assertThat(server.requests()).isZero();
      }
      TlsSettings both = trust.withClientCertificate(own, Certificates.PASSWORD);
      try (ApiTransport with = transport(server, both)) {
        assertThat(with.execute(post()).status()).isEqualTo(200);
      }
    }
  }

  private static TlsSettings trust(KeyStore store, String alias) throws Exception {
    return TlsSettings.platform().withTrustStore(Certificates.trusting(store, alias));
  }

  /** Returns what the caller is told, having checked that nothing was sent nor tried again. */
  private static String refusal(KeyStore shown, TlsSettings settings) throws Exception {
    try (TlsServer server = new TlsServer(Certificates.context(shown, shown), false);
        ApiTransport transport = transport(server, settings)) {
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
    return Calls.transport(
        server.uri(),
        CONFIG.toBuilder().tls(settings).build(),
        Credentials.bearer(Secret.of("geheim")));
  }
}
