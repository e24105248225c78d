package io.github.modelregistry.marqtune;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.ColumnType;
import io.github.modelregistry.marqtune.model.DatasetType;
import io.github.modelregistry.marqtune.model.InstanceType;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.spec.DocumentedResponse;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of the server to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String ID = "m-1";

  private static final Map<String, Consumer<MarqtuneClient>> CALLS =
      Map.ofEntries(
          Map.entry("listModels", client -> client.models().listModels()),
          Map.entry("getModel", client -> client.models().getModel(ID)),
          Map.entry("deleteModel", client -> client.models().deleteModel(ID)),
          Map.entry("trainModel", ErrorsTest::train),
          Map.entry("getModelDownloadUrl", client -> client.models().getModelDownloadUrl(ID)),
          Map.entry("getModelLogs", client -> client.models().getModelLogs(ID)),
          Map.entry("getModelLogsUrl", client -> client.models().getModelLogsUrl(ID)),
          Map.entry("releaseCheckpoint", ErrorsTest::release),
          Map.entry("listDatasets", client -> client.datasets().listDatasets()),
          Map.entry("getDataset", client -> client.datasets().getDataset(ID)),
          Map.entry("deleteDataset", client -> client.datasets().deleteDataset(ID)),
          Map.entry("createDataset", ErrorsTest::createDataset),
          Map.entry("getDatasetLogs", client -> client.datasets().getDatasetLogs(ID)),
          Map.entry("getDatasetLogsUrl", client -> client.datasets().getDatasetLogsUrl(ID)),
          Map.entry("listEvaluations", client -> client.evaluations().listEvaluations()),
          Map.entry("getEvaluation", client -> client.evaluations().getEvaluation(ID)),
          Map.entry("deleteEvaluation", client -> client.evaluations().deleteEvaluation(ID)),
          Map.entry("createEvaluation", ErrorsTest::createEvaluation),
          Map.entry(
              "getEvaluationDownloadUrl",
              client -> client.evaluations().getEvaluationDownloadUrl(ID)),
          Map.entry("getEvaluationLogs", client -> client.evaluations().getEvaluationLogs(ID)),
          Map.entry(
              "getEvaluationLogsUrl", client -> client.evaluations().getEvaluationLogsUrl(ID)));

  /** They start something, so they are repeated after a 429 alone, or a 503 that says when. */
  private static final Set<String> NOT_REPEATED =
      Set.of("trainModel", "createDataset", "createEvaluation", "releaseCheckpoint");

  static Stream<DocumentedResponse> documented() {
    return DocumentedStatuses.of("marqtune", CALLS.keySet());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedError(DocumentedResponse response) {
    MARQTUNE.answerEverything(response.httpStatus(), response.mediaType(), response.body());

    ApiException error = failureOf(response.operation());

    assertThat(error).isExactlyInstanceOf(typeOf(response));
    assertThat(error.operation()).isEqualTo(response.operation());
    assertThat(error.status()).isEqualTo(response.status());
    assertThat(error.vendorCode()).as("Marqtune has no codes").isNull();
    assertThat(error.attempts()).isEqualTo(attempts(response));
    assertThat(MARQTUNE.requests()).hasSize(error.attempts());
    assertThat(error).hasMessageNotContaining(FakeMarqtune.API_KEY);
    if (response.mediaType().equals("application/json")) {
      assertThat(response.body())
          .contains(error.vendorMessage() == null ? "null" : error.vendorMessage());
    }
  }

  private static Class<? extends ApiException> typeOf(DocumentedResponse response) {
    boolean absent =
        response.body().matches("(?s).*(Invalid \\w+ id|is already deleted).*")
            && response.status() == 400;
    int status = absent ? 404 : response.status();
    return ApiException.of(ErrorDetails.builder(response.operation(), status).build()).getClass();
  }

  private static int attempts(DocumentedResponse response) {
    boolean isRead = response.operation().matches("(get|list).*");
    boolean repeated =
        response.status() == 429
            || (response.status() == 500 && isRead)
            || (response.status() > 500 && !NOT_REPEATED.contains(response.operation()));
    return repeated ? 3 : 1;
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

  private static void train(MarqtuneClient client) {
    client
        .models()
        .trainModel(
            q ->
                q.datasetId("d")
                    .modelName("n")
                    .baseModel("b")
                    .instanceType(InstanceType.MARQTUNE_BASIC)
                    .hyperparameters(JsonValue.parse("{}")));
  }

  private static void release(MarqtuneClient client) {
    client.models().releaseCheckpoint(q -> q.modelId(ID).checkpointName("epoch_1"));
  }

  private static void createDataset(MarqtuneClient client) {
    client
        .datasets()
        .createDataset(
            q ->
                q.datasetName("n")
                    .datasetType(DatasetType.TRAINING)
                    .dataSchema(Map.of("query", ColumnType.TEXT)));
  }

  private static void createEvaluation(MarqtuneClient client) {
    client
        .evaluations()
        .createEvaluation(q -> q.datasetId("d").model("m").hyperparameters(JsonValue.parse("{}")));
  }
}
