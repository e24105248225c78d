package io.github.modelregistry.marqtune;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.testkit.Fixtures;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of the server to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final Map<String, String> PATHS =
      Map.of("listModels", "/models", "getModel", "/models/m-1");

  private static final Map<String, Consumer<MarqtuneClient>> CALLS =
      Map.of(
          "listModels", client -> client.models().listModels(),
          "getModel", client -> client.models().getModel(q -> q.modelId("m-1")));

  static Stream<Arguments> documented() {
    return Stream.of("listModels", "getModel")
        .flatMap(
            operation ->
                Stream.of(
                    Arguments.of(operation, 400, BadRequestException.class, 1),
                    Arguments.of(operation, 401, AuthenticationException.class, 1),
                    Arguments.of(operation, 403, PermissionDeniedException.class, 1),
                    Arguments.of(operation, 429, RateLimitedException.class, 3),
                    Arguments.of(operation, 500, ServerException.class, 3),
                    Arguments.of(operation, 502, ServerException.class, 3),
                    Arguments.of(operation, 503, ServerException.class, 3),
                    Arguments.of(operation, 504, ServerException.class, 3)));
  }

  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedError(
      String operation, int status, Class<? extends ApiException> type, int attempts) {
    MARQTUNE.answer(PATHS.get(operation), status, "{\"message\":\"No.\"}");

    ApiException error = failureOf(operation);

    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.operation()).isEqualTo(operation);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorMessage()).isEqualTo("No.");
    assertThat(error.vendorCode()).as("Marqtune has no codes").isNull();
    assertThat(error.attempts()).isEqualTo(attempts);
    assertThat(MARQTUNE.requests()).hasSize(attempts);
    assertThat(error).hasMessageNotContaining(FakeMarqtune.API_KEY);
  }

  @ParameterizedTest
  @MethodSource("documented")
  void inAnEnvelopeItIsTheSameError(
      String operation, int status, Class<? extends ApiException> type, int attempts) {
    MARQTUNE.answer(
        PATHS.get(operation), "{\"statusCode\":" + status + ",\"body\":{\"message\":\"No.\"}}");

    ApiException error = failureOf(operation);

    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorMessage()).isEqualTo("No.");
    assertThat(error.attempts()).isEqualTo(attempts);
    assertThat(MARQTUNE.requests()).hasSize(attempts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid model id", "INVALID MODEL ID", " invalid model id: seven"})
  void anIdThatIsNoUuidIsNotFound(String message) {
    MARQTUNE.answer("/models/m-1", 400, "{\"message\":\"" + message + "\"}");

    ApiException error = failureOf("getModel");

    assertThat(error).isExactlyInstanceOf(NotFoundException.class).hasMessageContaining("UUID");
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @Test
  void aWrongPathIsNoMissingModelAndPointsToTheBaseUrl() {
    MARQTUNE.answer("/models/m-1", 400, Fixtures.text("seed/get-model.400-method.json"));

    assertThat(failureOf("getModel"))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("base URL");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedKeyIsExplained(int status) {
    MARQTUNE.answer("/models", status, "{\"message\":\"Forbidden\"}");

    assertThat(failureOf("listModels"))
        .hasMessageContaining("API key")
        .hasMessageContaining("access to Marqtune");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"Message\":\"User is not authorized\"} | User is not authorized",
        "{\"message\":null,\"Message\":\"this one\"} | this one",
        "{\"message\":null} | ",
        "{\"message\":7} | ",
        "{} | ",
        "[1] | ",
        "\"text\" | ",
        "<html>proxy</html> | "
      })
  void otherFormsOfAMessageAreUnderstoodOrLeftAlone(String body, String message) {
    MARQTUNE.answer(
        "/models",
        aResponse().withStatus(504).withHeader("Content-Type", "text/plain").withBody(body));

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(ServerException.class);
    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(error.body()).isEqualTo(body);
  }

  @Test
  void aPayloadThatIsPlainTextIsTheBodyOfTheError() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer("/models", "{\"statusCode\":404,\"body\":\"nothing here\"}");

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(NotFoundException.class);
    assertThat(error.body()).isEqualTo("nothing here");
  }

  @Test
  void theWaitIsTheOneThatTheHeaderTellsInsideASuccessToo() {
    MARQTUNE.answer(
        "/models",
        aResponse()
            .withStatus(200)
            .withHeader("Content-Type", "application/json")
            .withHeader("Retry-After", "2")
            .withBody("{\"statusCode\":429,\"body\":{\"message\":\"Limit Exceeded\"}}"));

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(RateLimitedException.class);
    assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(MARQTUNE.requests()).hasSize(3);
  }

  @Test
  void theGatewaysRequestIdIsTold() {
    MARQTUNE.answer(
        "/models",
        aResponse()
            .withStatus(500)
            .withHeader("Content-Type", "application/json")
            .withHeader("x-amzn-RequestId", "r-17")
            .withBody(Fixtures.text("sheet/9-6-error-500.json")));

    assertThat(failureOf("listModels").requestId()).isEqualTo("r-17");
  }

  private static ApiException failureOf(String operation) {
    MarqtuneClient client = MARQTUNE.client();
    ApiException error =
        catchThrowableOfType(ApiException.class, () -> CALLS.get(operation).accept(client));
    assertThat(error).isNotNull();
    return error;
  }
}
