package io.github.modelregistry.truefoundry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.spec.DocumentedResponse;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of the server to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  /** The same, but it checks the traffic of the svc generation. */
  @RegisterExtension static final FakeTrueFoundry SVC = new FakeTrueFoundry(FakeTrueFoundry.SVC);

  static Stream<DocumentedResponse> documented() {
    return DocumentedStatuses.of("truefoundry", Calls.ALL.keySet());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedError(DocumentedResponse response) {
    FakeTrueFoundry server =
        GenerationTransport.SVC_ONLY.contains(response.operation()) ? SVC : TRUE_FOUNDRY;
    server.answerEverything(response.status(), response.mediaType(), response.body());

    ApiException error =
        catchThrowableOfType(
            ApiException.class, () -> Calls.ALL.get(response.operation()).accept(server.client()));

    ErrorDetails details = ErrorDetails.builder(response.operation(), response.status()).build();
    assertThat(error).isExactlyInstanceOf(ApiException.of(details).getClass());
    assertThat(error.operation()).isEqualTo(response.operation());
    assertThat(error.status()).isEqualTo(response.status());
    assertThat(error.attempts()).isEqualTo(Calls.attempts(response.operation(), response.status()));
    assertThat(server.requests()).hasSize(error.attempts());
    assertThat(error).hasMessageNotContaining(FakeTrueFoundry.API_KEY);
  }

  @Test
  void numberAndTextOfAnErrorAreRead() {
    TRUE_FOUNDRY.answer("/models/m-1", 403, "{\"statusCode\":403,\"message\":\"No.\",\"code\":17}");

    ApiException error = failureOf("getModel");

    assertThat(error.vendorCode()).isEqualTo("17");
    assertThat(error.vendorMessage()).isEqualTo("No.");
  }

  @ParameterizedTest
  @CsvSource({
    "listModels, /models",
    "getModel, /models/m-1",
    "listModelVersions, /model-versions",
    "stageArtifactVersion, /artifact-versions/stage"
  })
  void aValidationErrorSaysWhereAndWhat(String operation, String path) {
    TRUE_FOUNDRY.answer(path, 422, Fixtures.text("sheet/9-error-422.json"));

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
        catchThrowableOfType(ApiException.class, () -> Calls.ALL.get(operation).accept(client));
    assertThat(error).isNotNull();
    return error;
  }
}
