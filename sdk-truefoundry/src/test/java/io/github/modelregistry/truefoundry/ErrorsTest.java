package io.github.modelregistry.truefoundry;

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

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  private static final Map<String, String> PATHS =
      Map.of(
          "listModels", "/models",
          "getModel", "/models/m-1",
          "listModelVersions", "/model-versions",
          "getModelVersion", "/model-versions/v-1");

  private static final Map<String, Consumer<TrueFoundryClient>> CALLS =
      Map.of(
          "listModels", client -> client.models().listModels(),
          "getModel", client -> client.models().getModel(q -> q.id("m-1")),
          "listModelVersions", client -> client.modelVersions().listModelVersions(),
          "getModelVersion", client -> client.modelVersions().getModelVersion(q -> q.id("v-1")));

  static Stream<Arguments> documented() {
    return PATHS.keySet().stream()
        .sorted()
        .flatMap(
            operation ->
                Stream.of(
                    Arguments.of(operation, 400, BadRequestException.class, 1),
                    Arguments.of(operation, 401, AuthenticationException.class, 1),
                    Arguments.of(operation, 403, PermissionDeniedException.class, 1),
                    Arguments.of(operation, 404, NotFoundException.class, 1),
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
    TRUE_FOUNDRY.answer(
        PATHS.get(operation),
        status,
        "{\"statusCode\":" + status + ",\"message\":\"No.\",\"code\":" + status + "}");

    ApiException error = failureOf(operation);

    assertThat(error).isExactlyInstanceOf(type);
    assertThat(error.operation()).isEqualTo(operation);
    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorCode()).isEqualTo(Integer.toString(status));
    assertThat(error.vendorMessage()).isEqualTo("No.");
    assertThat(error.attempts()).isEqualTo(attempts);
    assertThat(TRUE_FOUNDRY.requests()).hasSize(attempts);
    assertThat(error).hasMessageNotContaining(FakeTrueFoundry.API_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"listModels", "getModel", "listModelVersions", "getModelVersion"})
  void aValidationErrorSaysWhereAndWhat(String operation) {
    TRUE_FOUNDRY.answer(PATHS.get(operation), 422, Fixtures.text("sheet/9-error-422.json"));

    ApiException error = failureOf(operation);

    assertThat(error).isExactlyInstanceOf(BadRequestException.class);
    assertThat(error.operation()).isEqualTo(operation);
    assertThat(error.vendorMessage())
        .isEqualTo(
            "query.limit: Input should be greater than or equal to 1; "
                + "query.run_ids.0: Input should be a valid string");
    assertThat(error.vendorCode()).isNull();
    assertThat(error.attempts()).isEqualTo(1);
    assertThat(TRUE_FOUNDRY.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"401, Invalid token, 401", "404, Model not found,"})
  void theErrorsOfTheNewerServersAreRead(int status, String message, String code) {
    TRUE_FOUNDRY.answer("/models/m-1", status, Fixtures.text("sheet/9-error-" + status + ".json"));

    ApiException error = failureOf("getModel");

    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(error.vendorCode()).isEqualTo(code);
    assertThat(error).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\":[\"a is wrong\",\"b is missing\"]} | a is wrong; b is missing |",
        "{\"detail\":\"plain words\"} | plain words |",
        "{\"error_code\":\"RESOURCE_DOES_NOT_EXIST\",\"message\":\"gone\"} | gone |"
            + " RESOURCE_DOES_NOT_EXIST",
        "{\"error\":\"short\"} | short |",
        "<html>proxy</html> | |",
        "[1] | |",
        "{} | |"
      })
  void otherFormsOfAnErrorAreUnderstoodOrLeftAlone(String body, String message, String code) {
    TRUE_FOUNDRY.violatesTheSpecification();
    TRUE_FOUNDRY.answer("/models", 400, body);

    ApiException error = failureOf("listModels");

    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(error.vendorCode()).isEqualTo(code);
    assertThat(error.body()).isEqualTo(body);
  }

  @Test
  void aPageOfAProxyIsAServerErrorThatIsRepeated() {
    TRUE_FOUNDRY.answer(
        "/models",
        aResponse()
            .withStatus(502)
            .withHeader("Content-Type", "text/html")
            .withBody(Fixtures.text("sheet/9-error-502.html")));

    assertThat(failureOf("listModels")).isExactlyInstanceOf(ServerException.class);

    assertThat(TRUE_FOUNDRY.requests()).hasSize(3);
  }

  @Test
  void anEmptyTooManyRequestsIsRepeatedAndThenTellsTheWait() {
    TRUE_FOUNDRY.violatesTheSpecification();
    TRUE_FOUNDRY.answer("/models", aResponse().withStatus(429).withHeader("Retry-After", "2"));

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(RateLimitedException.class);
    assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    assertThat(TRUE_FOUNDRY.requests()).hasSize(3);
  }

  private static ApiException failureOf(String operation) {
    TrueFoundryClient client = TRUE_FOUNDRY.client();
    ApiException error =
        catchThrowableOfType(ApiException.class, () -> CALLS.get(operation).accept(client));
    assertThat(error).isNotNull();
    return error;
  }
}
