package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.ErrorFormat;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.ParsedError;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of answers that say no. */
class ErrorResponsesTest {

  @Test
  void theVendorsWordsReachTheCaller() {
    ErrorFormat format =
        (status, headers, body) ->
            ParsedError.builder()
                .code("E7")
                .message("no such model")
                .requestId("from-body")
                .build();
    ApiException refused =
        refusal(format, ScriptedResponse.status(404).body("{\"msg\":\"x\"}"), get());
    assertThat(refused).isInstanceOf(NotFoundException.class);
    assertThat(refused.vendorCode()).isEqualTo("E7");
    assertThat(refused.vendorMessage()).isEqualTo("no such model");
    assertThat(refused.requestId()).isEqualTo("from-body");
    assertThat(refused.body()).isEqualTo("{\"msg\":\"x\"}");
    assertThat(refused.operation()).isEqualTo("doIt");
    assertThat(refused).hasMessageContaining("404").hasMessageContaining("no such model");
  }

  @Test
  void aVendorMayMeanSomethingElseThanItsStatusSays() {
    ErrorFormat format =
        (status, headers, body) -> ParsedError.builder().kind(ErrorKind.NOT_FOUND).build();
    ApiException refused = refusal(format, ScriptedResponse.status(400), get());
    assertThat(refused).isInstanceOf(NotFoundException.class);
    assertThat(refused.status()).isEqualTo(400);
  }

  @Test
  void a400ThatMeansTooManyRequestsIsRepeatedEvenForAPost() {
    ErrorFormat format =
        (status, headers, body) ->
            ParsedError.builder().kind(ErrorKind.RATE_LIMITED).throttled(true).build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, format)) {
      server.otherwise(ScriptedResponse.status(400));
      assertThatThrownBy(() -> transport.execute(post())).isInstanceOf(RateLimitedException.class);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aFormatThatFailsLeavesTheStatusToSpeak() {
    ErrorFormat format =
        (status, headers, body) -> {
          throw new IllegalStateException("not my format");
        };
    assertThat(refusal(format, ScriptedResponse.status(422).body("<html>"), get()))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void ofAHugeBodyOnlyTheStartIsRead() {
    String huge = "x".repeat(300_000);
    ApiException refused =
        refusal(ErrorFormat.statusOnly(), ScriptedResponse.status(400).body(huge), get());
    assertThat(refused.body()).hasSize(64 * 1024);
  }

  @Test
  @Timeout(60)
  void nothingIsAwaitedBehindTheStartOfABody() throws Exception {
    try (SilentServer server =
            SilentServer.saying(
                "HTTP/1.1 400 Bad\r\nContent-Length: 1000000\r\n\r\n" + "x".repeat(64 * 1024));
        ApiTransport transport =
            Calls.transport(
                server.uri(),
                CONFIG.toBuilder().readTimeout(Duration.ZERO).build(),
                Credentials.none())) {
      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(get()));
      assertThat(refused.body()).hasSize(64 * 1024);
      server.awaitSilence();
    }
  }

  @Test
  void aBodyThatIsCutStillTellsTheStatus() {
    ApiException refused =
        refusal(
            ErrorFormat.statusOnly(),
            ScriptedResponse.status(404).body("no such thing").truncatedAfter(5),
            get());
    assertThat(refused).isInstanceOf(NotFoundException.class);
    assertThat(refused.body()).isEqualTo("no su");
  }

  @Test
  void aPostThatMetA500SaysThatItsOutcomeIsUnknown() {
    ApiException refused = refusal(ErrorFormat.statusOnly(), ScriptedResponse.status(500), post());
    assertThat(refused.isOutcomeUnknown()).isTrue();
    assertThat(refused).hasMessageContaining("outcome is unknown");
  }

  @Test
  void aStreamIsNeverRepeatedAndTheErrorSaysWhy() {
    UploadSource stream = UploadSource.of(new ByteArrayInputStream(new byte[] {1}), "s.bin");
    ApiCall<JsonValue> upload = Calls.post(RequestBody.bytes(stream, "a/b"), "safe");
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.status(503));
      assertThatThrownBy(() -> transport.execute(upload))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("body can be read only once");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void theUrlIsToldWithoutQueryValues() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.status(404));
      ApiCall<JsonValue> call =
          ApiCall.builder(Calls.operation(HttpMethod.GET, "safe")).query("q", "geheim").build();
      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(call));
      assertThat(refused.details().url()).startsWith(server.uri() + "/things?q=");
      assertThat(refused).hasMessageNotContaining("geheim");
    }
  }

  private static ApiException refusal(
      ErrorFormat format, ScriptedResponse behaviour, ApiCall<JsonValue> call) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, format)) {
      server.otherwise(behaviour);
      return catchThrowableOfType(ApiException.class, () -> transport.execute(call));
    }
  }

  private static ApiTransport transport(ScriptedServer server, ErrorFormat format) {
    return OkHttpTransports.standard()
        .create(
            TransportSpec.builder("acme", server.uri()).config(CONFIG).errorFormat(format).build());
  }
}
