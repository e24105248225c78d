package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static io.github.modelregistry.internal.okhttp.Calls.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.ErrorKind;
import io.github.modelregistry.error.InsufficientStorageException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonInput;
import io.github.modelregistry.json.JsonOutput;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.ObjectShape;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of answers that say yes, whole or not. */
class AnswersTest {

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/octet-stream", "nonsense", ""})
  void aWrongContentTypeDoesNoHarm(String type) {
    FixedResponse answer = ScriptedResponse.status(200).header("Content-Type", type).body("[1.10]");
    assertThat(exchange(CONFIG, answer)).hasToString("[1.10]");
  }

  @ParameterizedTest
  @CsvSource({
    "'<html><body>Log in</body></html>', <html>",
    "'', empty",
    "'   ', empty",
    "'{\"a\":1} x', ''",
    "'{''a'':1}', ''",
    "'[1,]', ''",
  })
  void aBodyThatIsNoJsonIsADecodingExceptionNamingTheOperation(String body, String shown) {
    FixedResponse answer = ScriptedResponse.json(body);
    assertThatThrownBy(() -> exchange(CONFIG, answer))
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.operation()).isEqualTo("doIt"))
        .hasMessageContaining(shown);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 203, 206, 299})
  void anUnexpectedSuccessIsASuccessAndReportedAsDrift(int status) {
    List<DriftEvent> drift = new ArrayList<>();
    ClientConfig config = CONFIG.toBuilder().driftListener(drift::add).build();
    assertThat(exchange(config, ScriptedResponse.status(status).body("1"))).hasToString("1");
    assertThat(drift)
        .containsExactly(
            new DriftEvent(
                "doIt", DriftEvent.Kind.UNDOCUMENTED_STATUS, "$", Integer.toString(status)));
  }

  @Test
  void whatADocumentHoldsBeyondItsTypeIsReportedAsDriftWithTheOperation() {
    List<DriftEvent> drift = new ArrayList<>();
    ClientConfig config = CONFIG.toBuilder().driftListener(drift::add).build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, config)) {
      server.otherwise(ScriptedResponse.json("{\"id\":\"1\",\"colour\":\"geheim\"}"));
      JsonCodec<String> thing = JsonCodecs.object(AnswersTest::readThing, JsonOutput::writeString);
      assertThat(transport.execute(call(ResponseFormat.json(thing))).body()).isEqualTo("1");
      assertThat(drift)
          .containsExactly(
              new DriftEvent("doIt", DriftEvent.Kind.UNKNOWN_FIELD, "$.colour", "colour"));
    }
  }

  private static final ObjectShape THING = ObjectShape.of("Thing", "id");

  /** Knows of an id only. */
  private static String readThing(JsonInput in) {
    String id = "";
    in.beginObject(THING);
    for (int field = in.nextField(); field >= 0; field = in.nextField()) {
      id = in.readString();
    }
    in.endObject();
    return id;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html; charset=utf-8 | <!DOCTYPE html><title>Sign in</title>",
        "text/html | <p>Sign in</p>",
        "application/json | \\n <HTML><body>Access denied</body></HTML>"
      })
  void aPageWith200SaysThatItIsNoAnswerOfTheApiAndNamesTheBaseUrl(String type, String page) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            Calls.transport(server.uri().resolve("/api"), CONFIG, Credentials.none())) {
      server.otherwise(
          ScriptedResponse.status(200).header("Content-Type", type).body(page.translateEscapes()));
      DecodingException unreadable =
          catchThrowableOfType(DecodingException.class, () -> transport.execute(get()));
      assertThat(unreadable)
          .hasMessageContaining("an HTML page, as a login page or a proxy sends it")
          .hasMessageContaining("check the base URL " + server.uri() + "/api");
      assertThat(unreadable.operation()).isEqualTo("doIt");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void xmlIsNoPage() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.json("<?xml version='1.0'?><error/>"));
      assertThatThrownBy(() -> transport.execute(get()))
          .isInstanceOf(DecodingException.class)
          .hasMessageNotContaining("HTML");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 502, 511})
  void aPageWithAnErrorKeepsTheAdviceOfItsStatusAndNamesTheBaseUrl(int status) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.status(status).body("<html>Please sign in</html>"));
      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> transport.execute(get()));
      assertThat(refused)
          .hasMessageContaining(ErrorKind.ofStatus(status).advice())
          .hasMessageEndingWith("check the base URL " + server.uri() + ".");
      assertThat(refused.status()).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"safe", "throttled", "unsent-only"})
  void a507IsOneRequestAndAnExceptionOfItsOwn(String retry) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.status(507).header("Retry-After", "1"));
      ServerException full =
          catchThrowableOfType(
              ServerException.class, () -> transport.execute(Calls.call(HttpMethod.POST, retry)));
      assertThat(full).isInstanceOf(InsufficientStorageException.class);
      assertThat(full.kind()).isEqualTo(ErrorKind.INSUFFICIENT_STORAGE);
      assertThat(full.isOutcomeUnknown()).isEqualTo(!retry.equals("safe"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyCutShortOfASafeOperationIsAskedForAgain(Way way) {
    for (FixedResponse cut : cutAnswers()) {
      try (ScriptedServer server = ScriptedServer.start();
          ApiTransport transport = transport(server)) {
        server.enqueue(cut, ScriptedResponse.json("[1]"));
        assertThat(way.send(transport, get()).attempts()).isEqualTo(2);
        assertThat(server.requests()).hasSize(2);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyCutShortOfAnUnsafeOperationLeavesTheOutcomeUnknown(Way way) {
    for (FixedResponse cut : cutAnswers()) {
      try (ScriptedServer server = ScriptedServer.start();
          ApiTransport transport = transport(server)) {
        server.enqueue(cut, ScriptedResponse.json("[1]"));
        TransportException broken =
            catchThrowableOfType(TransportException.class, () -> way.send(transport, post()));
        assertThat(broken.isOutcomeUnknown()).isTrue();
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void aBodyThatOnlyTheConnectionsEndDelimitsIsCutWhenItsDocumentIs() throws IOException {
    for (String body : List.of("[1,2", "{\"a\":", "\"tex")) {
      assertThatThrownBy(() -> delimitedByConnection(body))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.isOutcomeUnknown()).isTrue());
    }
    assertThat(delimitedByConnection("[1,2]")).hasToString("[1,2]");
    assertThatThrownBy(() -> delimitedByConnection("<html>")).isInstanceOf(DecodingException.class);
  }

  @Test
  void aBombIsStoppedAtTheLimitCountedAfterDecompression() {
    byte[] spaces = " ".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII);
    FixedResponse bomb = ScriptedResponse.status(200).body(spaces).gzipped();
    for (ResponseFormat<?> format :
        List.of(ResponseFormat.text(), ResponseFormat.json(JsonCodecs.VALUE))) {
      try (ScriptedServer server = ScriptedServer.start();
          ApiTransport transport = transport(server, limited(1_000_000))) {
        server.otherwise(bomb);
        ApiCall<?> call = call(format);
        assertThatThrownBy(() -> transport.execute(call))
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("1000000");
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @Test
  void theHighestLimitLimitsNoBody() {
    assertThat(exchange(limited(Long.MAX_VALUE), ScriptedResponse.json("\"abc\"")))
        .hasToString("\"abc\"");
  }

  @Test
  void aBodyOfExactlyTheLimitIsFine() {
    assertThat(exchange(limited(5), ScriptedResponse.json("\"abc\""))).hasToString("\"abc\"");
    assertThatThrownBy(() -> exchange(limited(4), ScriptedResponse.json("\"abc\"")))
        .isInstanceOf(DecodingException.class);
  }

  @Test
  void depthAndLengthOfJsonAreBounded() {
    Limits limits = Limits.builder().maxJsonDepth(3).maxStringLength(10).build();
    ClientConfig config = CONFIG.toBuilder().limits(limits).build();
    assertThatThrownBy(() -> exchange(config, ScriptedResponse.json("[[[[]]]]")))
        .isInstanceOf(DecodingException.class);
    assertThatThrownBy(() -> exchange(config, ScriptedResponse.json("\"" + "a".repeat(20) + "\"")))
        .isInstanceOf(DecodingException.class);
  }

  @Test
  void tooManyHeadersAreRefused() {
    FixedResponse answer = ScriptedResponse.json("1");
    for (int i = 0; i < 20; i++) {
      answer = answer.header("X-" + i, "0123456789");
    }
    FixedResponse many = answer;
    ClientConfig few = headerLimits(Limits.builder().maxHeaderCount(10));
    ClientConfig small = headerLimits(Limits.builder().maxHeaderBytes(100));
    assertThatThrownBy(() -> exchange(few, many))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("the limit is 10");
    assertThatThrownBy(() -> exchange(small, many))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("the limit is 100");
  }

  @Test
  void headersAndRequestIdComeWithTheAnswer() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(
          ScriptedResponse.json("1")
              .header("X-Correlation-Id", "second")
              .header("x-request-id", "first")
              .header("Retry-After", "5"));
      var response = transport.execute(get());
      assertThat(response.requestId()).isEqualTo("first");
      assertThat(response.headers().get("retry-after")).isEqualTo("5");
      assertThat(response.status()).isEqualTo(200);
    }
  }

  @Test
  void anOperationWithoutAnswerTakesWhateverComes() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.enqueue(ScriptedResponse.status(204), ScriptedResponse.json("{\"a\":1}"));
      assertThat(transport.execute(call(ResponseFormat.empty())).body()).isNull();
      assertThat(transport.execute(call(ResponseFormat.empty())).body()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200_000, 10_000_000})
  void aHeaderThatIsMuchTooLongIsNamedAndNotRepeated(int length) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1").header("X-Long", "x".repeat(length)));
      DecodingException tooLong =
          catchThrowableOfType(DecodingException.class, () -> transport.execute(get()));
      assertThat(tooLong)
          .hasMessageContaining("header characters received, the limit is 131072")
          .hasMessageNotContaining("xxx");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void textComesInItsCharset() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      byte[] latin = "é".getBytes(StandardCharsets.ISO_8859_1);
      server.enqueue(
          ScriptedResponse.status(200)
              .header("Content-Type", "text/plain; charset=\"ISO-8859-1\"")
              .body(latin),
          ScriptedResponse.status(200)
              .header("Content-Type", "text/plain; charset=none")
              .body("é"));
      assertThat(transport.execute(call(ResponseFormat.text())).body()).isEqualTo("é");
      assertThat(transport.execute(call(ResponseFormat.text())).body()).isEqualTo("é");
    }
  }

  /** Cut by length, by chunks, and where only the connection's end tells. */
  private static List<FixedResponse> cutAnswers() {
    FixedResponse whole = ScriptedResponse.json("[1,2,3,4,5]");
    return List.of(whole.truncatedAfter(4), whole.chunked().truncatedAfter(4));
  }

  private static ClientConfig limited(long bytes) {
    return CONFIG.toBuilder().limits(Limits.builder().maxResponseBytes(bytes).build()).build();
  }

  private static ClientConfig headerLimits(Limits.Builder limits) {
    return CONFIG.toBuilder().limits(limits.build()).build();
  }

  private static <T> ApiCall<T> call(ResponseFormat<T> format) {
    return ApiCall.builder(
            Operation.<T>builder("doIt", HttpMethod.GET, "/things").response(format).build())
        .build();
  }

  private static JsonValue delimitedByConnection(String body) throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body;
    try (SilentServer server = SilentServer.hangingUpAfter(answer);
        ApiTransport transport = Calls.transport(server.uri(), CONFIG, Credentials.none())) {
      return transport.execute(post()).body();
    }
  }

  private static JsonValue exchange(ClientConfig config, ScriptedResponse behaviour) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, config)) {
      server.enqueue(behaviour);
      return transport.execute(get()).body();
    }
  }
}
