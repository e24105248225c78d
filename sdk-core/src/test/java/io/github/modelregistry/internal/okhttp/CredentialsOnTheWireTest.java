package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsOnTheWireTest {

  /** Numbers its tokens, and remembers which were refused. */
  private static final class Numbered implements Credentials {

    private final AtomicInteger given = new AtomicInteger();
    private final List<Map<String, String>> rejected = new ArrayList<>();
    private final boolean renewable;

    Numbered(boolean renewable) {
      this.renewable = renewable;
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("Authorization", "Bearer token-" + given.incrementAndGet());
    }

    @Override
    public boolean refresh(Map<String, String> headers) {
      rejected.add(headers);
      return renewable;
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachAttemptAsksForFreshHeaders(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, new Numbered(false))) {
      server.enqueue(
          ScriptedResponse.status(503), ScriptedResponse.status(503), ScriptedResponse.json("1"));
      way.send(transport, get());
      assertThat(server.requests())
          .extracting(r -> r.headers("Authorization"))
          .containsExactly(
              List.of("Bearer token-1"), List.of("Bearer token-2"), List.of("Bearer token-3"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a401IsRepeatedOnceAfterARenewalEvenForAPostAndWithRetryOff(Way way) {
    Numbered credentials = new Numbered(true);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, credentials)) {
      server.enqueue(ScriptedResponse.status(401), ScriptedResponse.json("1"));
      ApiTransport once = transport.withOptions(CallOptions.builder().maxAttempts(1).build());
      assertThat(way.send(once, post()).attempts()).isEqualTo(2);
      assertThat(credentials.rejected).containsExactly(Map.of("Authorization", "Bearer token-1"));
      assertThat(server.requests())
          .extracting(r -> r.header("Authorization"))
          .containsExactly("Bearer token-1", "Bearer token-2");
    }
  }

  @Test
  void asecond401IsFinal() {
    Numbered credentials = new Numbered(true);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, credentials)) {
      server.otherwise(ScriptedResponse.status(401));
      AuthenticationException refused =
          catchThrowableOfType(AuthenticationException.class, () -> transport.execute(get()));
      assertThat(refused.attempts()).isEqualTo(2);
      assertThat(refused.getSuppressed()).hasSize(1);
      assertThat(credentials.rejected).hasSize(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void closingDuringARefreshIsATransportExceptionWhateverTheCredentialsThrow() {
    AtomicReference<ApiTransport> opened = new AtomicReference<>();
    Credentials credentials =
        new Credentials() {
          @Override
          public Map<String, String> headers() {
            return Map.of("Authorization", "Bearer old");
          }

          @Override
          public boolean refresh(Map<String, String> rejected) {
            opened.get().close();
            throw new IllegalStateException("the client is closed: create a new one");
          }
        };
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, credentials)) {
      opened.set(transport);
      server.otherwise(ScriptedResponse.status(401));
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("the client was closed");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a401ThatNoRenewalCuresIsNotRepeated() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, new Numbered(false))) {
      server.otherwise(ScriptedResponse.status(401));
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(AuthenticationException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aStreamIsNotSentASecondTimeAfterARenewal() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, new Numbered(true))) {
      server.otherwise(ScriptedResponse.status(401));
      UploadSource stream = UploadSource.of(new ByteArrayInputStream(new byte[3]), "s", 3);
      ApiCall<JsonValue> upload = Calls.post(RequestBody.bytes(stream, "a/b"), "safe");
      assertThatThrownBy(() -> transport.execute(upload))
          .isInstanceOf(AuthenticationException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowedAndSaysWhereItLeads(int status) {
    try (ScriptedServer server = ScriptedServer.start();
        ScriptedServer elsewhere = ScriptedServer.start();
        ApiTransport transport =
            transport(server, Credentials.header("X-Api-Key", Secret.of("geheim-1234")))) {
      server.otherwise(
          ScriptedResponse.status(status)
              .header("Location", elsewhere.uri() + "/there?signature=geheim-5678"));

      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(post()));

      assertThat(refused)
          .hasMessageContaining("Redirects are not followed")
          .hasMessageContaining("this one leads to " + elsewhere.uri() + ": check the base URL")
          .hasMessageNotContaining("geheim");
      assertThat(elsewhere.connections()).isZero();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://example.com", "http://10.0.0.1", "http://127.0.0.1.example.com"})
  void plainHttpToAnotherMachineIsRefusedBeforeAnythingIsSent(String url) {
    assertThatThrownBy(
            () -> Calls.transport(URI.create(url), CONFIG, Credentials.bearer(Secret.of("geheim"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https")
        .hasMessageContaining("allowCredentialsOverPlainHttp")
        .hasMessageNotContaining("geheim");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost", "http://127.9.9.9:80", "http://[::1]", "https://example.com"})
  void loopbackAndHttpsAreFine(String url) {
    Credentials bearer = Credentials.bearer(Secret.of("key"));
    assertThatCode(() -> Calls.transport(URI.create(url), CONFIG, bearer).close())
        .doesNotThrowAnyException();
  }

  @Test
  void plainHttpCanBeAllowedAndNeedsNoLeaveWithoutCredentials() {
    ClientConfig allowing = CONFIG.toBuilder().allowCredentialsOverPlainHttp(true).build();
    URI plain = URI.create("http://example.com");
    assertThatCode(
            () -> {
              Calls.transport(plain, allowing, Credentials.bearer(Secret.of("key"))).close();
              Calls.transport(plain, CONFIG, Credentials.none()).close();
            })
        .doesNotThrowAnyException();
  }

  @Test
  void aSecretThatTheServerRepeatsIsMaskedEverywhere() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, Credentials.bearer(Secret.of("geheim-1234")))) {
      server.otherwise(
          ScriptedResponse.status(400)
              .header("X-Request-Id", "for geheim-1234")
              .body("bad header 'Bearer geheim-1234'"));
      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(get()));
      StringWriter printed = new StringWriter();
      refused.printStackTrace(new PrintWriter(printed));
      assertThat(printed + " " + refused.body() + refused.details()).doesNotContain("geheim");
      assertThat(refused.body()).contains("***");
    }
  }

  @Test
  void aViewCannotReplaceTheCredentials() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, Credentials.bearer(Secret.of("mine")))) {
      server.otherwise(ScriptedResponse.json("1"));
      transport
          .withOptions(CallOptions.builder().header("authorization", "Bearer theirs").build())
          .execute(get());
      assertThat(server.requests().get(0).headers("Authorization")).containsExactly("Bearer mine");
    }
  }

  private static ApiTransport transport(ScriptedServer server, Credentials credentials) {
    return Calls.transport(server.uri(), CONFIG, credentials);
  }
}
