package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.Envelope;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ParsedError;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every layer above the envelope goes by the status inside of it. */
class EnvelopesOnTheWireTest {

  private static final String WRAPPED = "{\"statusCode\":200,\"body\":[1.10]}";

  /** Notes statuses. */
  private static final class Recorder implements CallListener {

    private final List<Integer> statuses = new ArrayList<>();

    @Override
    public void attemptEnded(AttemptEnd event) {
      statuses.add(event.status());
    }
  }

  /** Has one renewal to give. */
  private static final class Renewable implements Credentials {

    private String key = "old";

    @Override
    public Map<String, String> headers() {
      return Map.of("x-api-key", key);
    }

    @Override
    public boolean refresh(Map<String, String> refused) {
      key = "new";
      return true;
    }
  }

  @ParameterizedTest
  @EnumSource
  void thePayloadIsWhatIsDecoded(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.enqueue(ScriptedResponse.json(WRAPPED), ScriptedResponse.json("[1.10]"));

      assertThat(way.send(transport, call()).body()).hasToString("[1.10]");
      assertThat(way.send(transport, call()).body()).hasToString("[1.10]");
    }
  }

  @Test
  void anOperationWithoutEnvelopeGetsTheDocumentAsItCame() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json(WRAPPED));

      assertThat(transport.execute(Calls.get()).body()).hasToString(WRAPPED);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anErrorInsideASuccessIsThatErrorInTheVendorsWords(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, CONFIG, Credentials.none())) {
      server.otherwise(
          ScriptedResponse.json("{\"statusCode\":404,\"body\":{\"message\":\"gone\"}}"));

      NotFoundException missing =
          catchThrowableOfType(NotFoundException.class, () -> way.send(transport, call()));

      assertThat(missing.status()).isEqualTo(404);
      assertThat(missing.vendorMessage()).isEqualTo("gone");
      assertThat(missing.body()).isEqualTo("{\"message\":\"gone\"}");
      assertThat(server.requests()).hasSize(1);
    }
  }

  /** What came out of an envelope is written anew, whatever the header said of the whole. */
  @Test
  void thePayloadOfAnErrorIsNotReadInTheEnvelopesCharset() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, CONFIG, Credentials.none())) {
      server.otherwise(
          ScriptedResponse.json("{\"statusCode\":404,\"body\":{\"message\":\"mod\\u00e8le\"}}")
              .header("Content-Type", "application/json; charset=ISO-8859-1"));

      NotFoundException missing =
          catchThrowableOfType(NotFoundException.class, () -> transport.execute(call()));

      assertThat(missing.vendorMessage()).isEqualTo("modèle");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a503InsideASuccessIsRepeated(Way way) {
    Recorder recorder = new Recorder();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            transport(
                server, CONFIG.toBuilder().addListener(recorder).build(), Credentials.none())) {
      server.enqueue(
          ScriptedResponse.json("{\"statusCode\":503,\"body\":{\"message\":null}}"),
          ScriptedResponse.json(WRAPPED));

      assertThat(way.send(transport, call()).attempts()).isEqualTo(2);
      assertThat(recorder.statuses).containsExactly(503, 200);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a401InsideASuccessRenewsTheCredentialsOnce(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, CONFIG, new Renewable())) {
      server.enqueue(
          ScriptedResponse.json("{\"statusCode\":401,\"body\":{\"message\":\"Unauthorized.\"}}"),
          ScriptedResponse.json(WRAPPED));

      assertThat(way.send(transport, call()).attempts()).isEqualTo(2);
      assertThat(server.requests())
          .extracting(request -> request.header("x-api-key"))
          .containsExactly("old", "new");
    }
  }

  @Test
  void aSuccessInsideAnErrorIsNotBelieved() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server, CONFIG, Credentials.none())) {
      server.otherwise(ScriptedResponse.status(500).body(WRAPPED));

      assertThatThrownBy(() -> transport.execute(call())).isInstanceOf(ServerException.class);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void anAnswerCutInsideItsEnvelopeIsAskedForAgain() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.enqueue(
          ScriptedResponse.json(WRAPPED).truncatedAfter(12),
          ScriptedResponse.json(WRAPPED).chunked().truncatedAfter(12),
          ScriptedResponse.json(WRAPPED));

      assertThat(transport.execute(call()).attempts()).isEqualTo(3);
    }
  }

  @Test
  void theLimitOnBodiesHoldsForEnvelopesToo() {
    Limits small = Limits.builder().maxResponseBytes(20).build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            transport(server, CONFIG.toBuilder().limits(small).build(), Credentials.none())) {
      server.otherwise(ScriptedResponse.json(WRAPPED));

      assertThatThrownBy(() -> transport.execute(call()))
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining("doIt")
          .hasMessageContaining("limit of 20 bytes");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aPayloadThatIsNotAsDescribedIsADecodingExceptionNamingTheOperation() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("{\"statusCode\":200,\"body\":\"<html>\"}"));

      assertThatThrownBy(() -> transport.execute(call()))
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining("doIt")
          .hasMessageContaining("<html>");
    }
  }

  @Test
  void anOpenedAnswerGivesItsConnectionBack() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json(WRAPPED));
      for (int i = 0; i < 3; i++) {
        transport.execute(call());
      }

      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static ApiCall<JsonValue> call() {
    return ApiCall.builder(
            Operation.<JsonValue>builder("doIt", HttpMethod.GET, "/things")
                .retry("safe")
                .envelope(Envelope.of("statusCode", "body"))
                .response(ResponseFormat.json(JsonCodecs.VALUE))
                .build())
        .build();
  }

  private static ApiTransport transport(
      ScriptedServer server, ClientConfig config, Credentials credentials) {
    return OkHttpTransports.standard()
        .create(
            TransportSpec.builder("acme", server.uri())
                .config(config)
                .credentials(credentials)
                .errorFormat(EnvelopesOnTheWireTest::parse)
                .build());
  }

  private static ParsedError parse(int status, Headers headers, String body) {
    return ParsedError.builder().message(JsonValue.parse(body).at("message").asString()).build();
  }
}
