package io.github.modelregistry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.auth.TokenCache;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportFactory;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in a file that another program replaces while the client is in use. */
class RotatingSecretsOnTheWireTest {

  private static final ClientConfig CONFIG = ClientConfig.builder().delayer(Delayer.none()).build();

  private final ScriptedServer server = ScriptedServer.start();
  @TempDir Path folder;
  private Path file;
  private SecretSource source;

  @BeforeEach
  void writeTheFirst() {
    file = folder.resolve("secret");
    source = SecretSource.file(file, "ACME_SECRET");
    write("first-secret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theNextCallSendsTheNewToken() {
    server.otherwise(ScriptedResponse.json("1"));
    try (ApiTransport transport = transport(Credentials.bearer(source))) {
      transport.execute(get());
      write("second-secret");
      transport.execute(get());
    }

    assertThat(server.requests())
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer first-secret", "Bearer second-secret");
  }

  @Test
  void theNextAttemptSendsTheNewToken() {
    server.answering(
        request -> {
          write("second-secret");
          return isFrom(request, "first-secret")
              ? ScriptedResponse.status(503)
              : ScriptedResponse.json("1");
        });
    try (ApiTransport transport = transport(Credentials.bearer(source))) {
      assertThat(transport.execute(get()).attempts()).isEqualTo(2);
    }

    assertThat(server.requests().get(1).header("Authorization")).isEqualTo("Bearer second-secret");
  }

  @Test
  void aRejectedTokenIsReadAgainOnceAndTheCallRepeatedOnce() {
    server.answering(
        request -> {
          write(isFrom(request, "first-secret") ? "second-secret" : "third-secret");
          return ScriptedResponse.status(401);
        });
    try (ApiTransport transport = transport(Credentials.bearer(source))) {
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(AuthenticationException.class);
    }

    assertThat(server.requests())
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer first-secret", "Bearer second-secret");
  }

  @Test
  void aRejectedTokenThatDidNotChangeIsNotSentAgain() {
    server.otherwise(ScriptedResponse.status(401));
    try (ApiTransport transport = transport(Credentials.bearer(source))) {
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(AuthenticationException.class);
    }

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void bothTheOldAndTheNewTokenAreMasked() {
    server.answering(
        request -> {
          write("second-secret");
          return ScriptedResponse.status(isFrom(request, "first-secret") ? 401 : 403)
              .body("first-secret is replaced by second-secret");
        });
    try (ApiTransport transport = transport(Credentials.bearer(source))) {
      ApiException failure =
          catchThrowableOfType(ApiException.class, () -> transport.execute(get()));

      assertThat(failure.attempts()).isEqualTo(2);
      assertThat(failure.body()).isEqualTo("*** is replaced by ***");
      assertThat(failure).hasStackTraceContaining("403");
      assertThat(failure.getSuppressed()).hasSize(1);
      assertThat(((ApiException) failure.getSuppressed()[0]).body()).doesNotContain("first");
    }
  }

  @Test
  void aMissingFileIsNamedAndNothingIsSent() throws IOException {
    Files.delete(file);
    try (ApiTransport transport = transport(Credentials.header("x-api-key", source))) {
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("ACME_SECRET: there is no file " + file);
    }

    assertThat(server.connections()).isZero();
  }

  @Test
  void aKeyBesideATokenIsReadAgainToo() {
    server.answering(
        request -> {
          write("second-secret");
          return "first-secret".equals(request.header("x-api-key"))
              ? ScriptedResponse.status(401)
              : ScriptedResponse.json("1");
        });
    Credentials both = Credentials.bearer(Secret.of("token-17")).withHeader("x-api-key", source);
    try (ApiTransport transport = transport(both)) {
      assertThat(transport.execute(get()).attempts()).isEqualTo(2);
    }
  }

  @Test
  void eachLoginSendsPasswordAndClientSecretAsTheyAreThen() {
    server.otherwise(ScriptedResponse.json("{\"access_token\":\"t\"}"));
    try (TokenEndpoint byForm =
            endpoint().confidentialClientByForm("c", source).clientCredentials().open(standard());
        TokenEndpoint basic =
            endpoint().confidentialClient("c", source).password("ann", source).open(standard())) {
      byForm.fetch(null);
      basic.fetch(null);
      write("second-secret");
      byForm.fetch(null);
      basic.fetch(null);
    }

    assertThat(server.requests())
        .extracting(ReceivedRequest::bodyText)
        .containsExactly(
            "grant_type=client_credentials&client_id=c&client_secret=first-secret",
            "grant_type=password&username=ann&password=first-secret",
            "grant_type=client_credentials&client_id=c&client_secret=second-secret",
            "grant_type=password&username=ann&password=second-secret");
    assertThat(server.requests().get(1).header("Authorization")).isEqualTo(basic("c:first-secret"));
    assertThat(server.requests().get(3).header("Authorization"))
        .isEqualTo(basic("c:second-secret"));
  }

  @Test
  void aClientSecretThatIsReplacedDuringALoginIsSentOnceMore() {
    server.answering(
        request -> {
          write("second-secret");
          return basic("c:first-secret").equals(request.header("Authorization"))
              ? ScriptedResponse.status(401).body("{\"error\":\"invalid_client\"}")
              : ScriptedResponse.json("{\"access_token\":\"t\"}");
        });
    try (TokenEndpoint endpoint =
        endpoint().confidentialClient("c", source).clientCredentials().open(standard())) {
      assertThat(endpoint.fetch(null).token()).isEqualTo(Secret.of("t"));
    }

    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void oneThatIsSentByFormIsSentOnceMoreTooAndBothAreMasked() {
    server.answering(
        request -> {
          write("second-secret");
          return ScriptedResponse.status(400)
              .body(
                  "{\"error\":\"invalid_client\",\"error_description\":\"first-secret,"
                      + " second-secret\"}");
        });
    try (TokenEndpoint endpoint =
        endpoint().confidentialClientByForm("c", source).clientCredentials().open(standard())) {
      AuthenticationException refused =
          catchThrowableOfType(AuthenticationException.class, () -> endpoint.fetch(null));

      assertThat(refused.vendorMessage()).isEqualTo("***, ***");
    }

    assertThat(server.requests())
        .extracting(request -> request.bodyText().replaceAll(".*client_secret=", ""))
        .containsExactly("first-secret", "second-secret");
  }

  @Test
  void aRefusedLoginWhoseSecretDidNotChangeIsNotRepeated() {
    server.otherwise(ScriptedResponse.status(401).body("{\"error\":\"invalid_client\"}"));
    try (TokenEndpoint endpoint =
        endpoint().confidentialClientByForm("c", source).clientCredentials().open(standard())) {
      assertThatThrownBy(() -> endpoint.fetch(null)).isInstanceOf(AuthenticationException.class);
    }

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aFileIsSentWithATokenThatDoesNotExpireMeanwhile() {
    ManualClock clock = ManualClock.atNoon();
    AtomicInteger tokens = new AtomicInteger();
    server.answering(
        request ->
            request.requestLine().contains("/token ")
                ? ScriptedResponse.json(
                    "{\"access_token\":\"t-" + tokens.incrementAndGet() + "\",\"expires_in\":3600}")
                : ScriptedResponse.json("1"));
    Duration transferLife = Duration.ofMinutes(30);
    ClientConfig config = CONFIG.toBuilder().clock(clock).build();
    try (TokenEndpoint endpoint =
            endpoint().publicClient("c").password("ann", source).config(config).open(standard());
        ApiTransport transport =
            transport(new TokenCache(endpoint, clock, Duration.ofSeconds(10), transferLife))) {
      transport.execute(get());
      clock.advance(Duration.ofMinutes(31));
      transport.execute(get());
      transport.execute(upload());
      transport.execute(upload());
    }

    assertThat(server.requests())
        .filteredOn(request -> request.requestLine().contains("/things"))
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer t-1", "Bearer t-1", "Bearer t-2", "Bearer t-2");
  }

  private void write(String secret) {
    try {
      Files.writeString(file, secret + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isFrom(ReceivedRequest request, String token) {
    return ("Bearer " + token).equals(request.header("Authorization"));
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private TokenEndpoint.Builder endpoint() {
    return TokenEndpoint.builder("acme", server.uri().resolve("/token")).config(CONFIG);
  }

  private static TransportFactory standard() {
    return OkHttpTransports.standard();
  }

  private ApiTransport transport(Credentials credentials) {
    return standard()
        .create(
            TransportSpec.builder("acme", server.uri())
                .credentials(credentials)
                .config(CONFIG)
                .build());
  }

  private static ApiCall<JsonValue> get() {
    return ApiCall.builder(operation(HttpMethod.GET)).build();
  }

  private static ApiCall<JsonValue> upload() {
    return ApiCall.builder(operation(HttpMethod.PUT))
        .body(
            RequestBody.bytes(
                UploadSource.of(new byte[] {1}, "m.onnx"), "application/octet-stream"))
        .build();
  }

  private static Operation<JsonValue> operation(HttpMethod method) {
    return Operation.<JsonValue>builder("doIt", method, "/things")
        .response(ResponseFormat.json(JsonCodecs.VALUE))
        .build();
  }
}
