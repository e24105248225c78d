package io.github.modelregistry.sensei;

import static io.github.modelregistry.sensei.model.RunMode.TRAIN;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.spec.DocumentedResponse;
import io.github.modelregistry.testkit.spec.DocumentedStatuses;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of Adobe to say no becomes its typed error. */
class ErrorsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final Map<String, Consumer<SenseiClient>> CALLS =
      Map.ofEntries(
          entry("listModels", c -> c.models().listModels()),
          entry("getModel", c -> c.models().getModel("m-1")),
          entry(
              "registerModel",
              c -> c.models().registerModel(q -> q.model(model()).modelArtifact(file()))),
          entry("updateModel", c -> c.models().updateModel(q -> q.modelId("m-1").id("m-1"))),
          entry("deleteModel", c -> c.models().deleteModel("m-1")),
          entry(
              "downloadArtifact",
              c ->
                  c.models()
                      .downloadArtifact(
                          "m-1", DownloadTarget.stream(OutputStream.nullOutputStream()))),
          entry("listTranscodings", c -> c.transcodings().listTranscodings(q -> q.modelId("m-1"))),
          entry(
              "createTranscoding", c -> c.transcodings().createTranscoding(q -> q.modelId("m-1"))),
          entry(
              "getTranscoding",
              c -> c.transcodings().getTranscoding(q -> q.modelId("m-1").modelTranscodingId("t"))),
          entry("listExperiments", c -> c.experiments().listExperiments()),
          entry(
              "createExperiment",
              c -> c.experiments().createExperiment(q -> q.name("e").mlInstanceId("i-1"))),
          entry("getExperiment", c -> c.experiments().getExperiment("e-1")),
          entry(
              "updateExperiment",
              c -> c.experiments().updateExperiment(q -> q.experimentId("e-1").id("e-1"))),
          entry("deleteExperiment", c -> c.experiments().deleteExperiment("e-1")),
          entry(
              "deleteExperimentsOfMlInstance",
              c -> c.experiments().deleteExperimentsOfMlInstance(q -> q.mlInstanceId("i-1"))),
          entry("listRuns", c -> c.runs().listRuns(q -> q.experimentId("e-1"))),
          entry("createRun", c -> c.runs().createRun(q -> q.experimentId("e-1").mode(TRAIN))),
          entry("getRun", c -> c.runs().getRun(q -> q.experimentId("e-1").experimentRunId("r"))),
          entry(
              "getRunStatus",
              c -> c.runs().getRunStatus(q -> q.experimentId("e-1").experimentRunId("r"))),
          entry("listInsights", c -> c.insights().listInsights()),
          entry("createInsight", c -> c.insights().createInsight(q -> q.metrics(List.of()))),
          entry("getInsight", c -> c.insights().getInsight("n-1")),
          entry("listDefaultMetrics", c -> c.insights().listDefaultMetrics()),
          entry("listEngines", c -> c.engines().listEngines()),
          entry("getEngine", c -> c.engines().getEngine("g-1")),
          entry("getDockerRegistry", c -> c.engines().getDockerRegistry()),
          entry("listMlInstances", c -> c.mlInstances().listMlInstances()),
          entry("getMlInstance", c -> c.mlInstances().getMlInstance("i-1")),
          entry("listMlServices", c -> c.mlServices().listMlServices()),
          entry("getMlService", c -> c.mlServices().getMlService("s-1")));

  static Stream<DocumentedResponse> documented() {
    return DocumentedStatuses.of("sensei", CALLS.keySet());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void eachDocumentedStatusIsItsTypedErrorAndRepeatedAsFarAsIsSafe(DocumentedResponse response) {
    int status = response.status();
    SENSEI.answerEverything(status, response.mediaType(), response.body());

    ApiException error = failureOf(response.operation());

    if (response.example().contains("staleTag")) {
      assertThat(error).isExactlyInstanceOf(ConflictException.class);
    } else {
      ErrorDetails details = ErrorDetails.builder(response.operation(), status).build();
      assertThat(error).isExactlyInstanceOf(ApiException.of(details).getClass());
      assertThat(error.attempts()).isEqualTo(attempts(response.operation(), status));
    }
    assertThat(error.operation()).isEqualTo(response.operation());
    assertThat(error.status()).as("the answer's, not the body's").isEqualTo(status);
    assertThat(SENSEI.requests()).hasSize(error.attempts());
    assertThat(error.isOutcomeUnknown()).isEqualTo(creates(response.operation()) && status >= 500);
    assertThat(error).hasMessageNotContaining(FakeSensei.TOKEN);
  }

  private static int attempts(String operation, int status) {
    if (status == 429) {
      return 3;
    }
    boolean passing = status > 500 || (status == 500 && operation.matches("(get|list|download).*"));
    return passing && !creates(operation) ? 3 : 1;
  }

  private static boolean creates(String operation) {
    return operation.matches("(create|register).*");
  }

  @ParameterizedTest
  @CsvSource({"listModels, 400", "getExperiment, 404", "createRun, 422"})
  void theServicesOwnFormTellsTheKindOfTheProblem(String operation, int status) {
    SENSEI.answerEverything(
        status,
        FakeSensei.PROFILE + "api-response.v1.json",
        "{\"type\":\"https://platform.adobe.io/data/foundation/ml/problems/some-problem\","
            + "\"title\":\"Some Problem\",\"status\":999,\"detail\":\"No.\"}");

    ApiException error = failureOf(operation);

    assertThat(error.status()).isEqualTo(status);
    assertThat(error.vendorCode()).isEqualTo("some-problem");
    assertThat(error.vendorMessage()).isEqualTo("No.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"listModels", "deleteModel", "updateModel", "registerModel"})
  void tooManyRequestsInA400AreThrottlingAndRepeated(String operation) {
    SENSEI.answerEverything(
        400, "application/json", "{\"error_code\":\"429050\",\"message\":\"Too many requests\"}");

    ApiException error = failureOf(operation);

    assertThat(error).isExactlyInstanceOf(RateLimitedException.class);
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.vendorCode()).isEqualTo("429050");
    assertThat(error.attempts()).isEqualTo(3);
    assertThat(SENSEI.requests()).hasSize(3);
    assertThat(error.isOutcomeUnknown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | 401013 | AuthenticationException | Check the credentials",
        "403 | 403000 | PermissionDeniedException | Check the client id, which is sent as"
            + " x-api-key",
        "403 | 403003 | PermissionDeniedException | Check the client id, which is sent as"
            + " x-api-key",
        "403 | 403010 | AuthenticationException | Check the credentials",
        "403 | 403023 | PermissionDeniedException | check the organization's id",
        "403 | 403025 | PermissionDeniedException | check the organization's id",
        "403 | 403027 | PermissionDeniedException | check the organization's id",
        "403 | 403999 | PermissionDeniedException | may manage the Data Science Workspace",
        "400 | 400003 | BadRequestException | check the organization's id"
      })
  void theGatewaysCodesSayWhatToDo(int status, String code, String type, String advice) {
    SENSEI.answerEverything(
        status,
        "application/json",
        "{\"error_code\":\"" + code + "\",\"message\":\"words of the gateway\"}");

    ApiException error = failureOf("listModels");

    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error.vendorCode()).isEqualTo(code);
    assertThat(error).hasMessageContaining("words of the gateway").hasMessageContaining(advice);
    assertThat(SENSEI.requests()).hasSize(1);
  }

  @Test
  void aServiceTellsTheFieldThatIsWrong() {
    SENSEI.answer("/models", 422, "api-response.v1.json", Fixtures.text("sheet/9-error-422.json"));

    ApiException error = failureOf("registerModel");

    assertThat(error).isExactlyInstanceOf(BadRequestException.class);
    assertThat(error.vendorCode()).isEqualTo("invalid-input");
    assertThat(error.vendorMessage()).isEqualTo("Model name must not be empty (field: name)");
  }

  @Test
  void aStatusInTheBodyThatDisagreesIsNotBelieved() {
    SENSEI.answer(
        "/models",
        503,
        "api-response.v1.json",
        Fixtures.text("sheet/9-12-error-503-disagreeing.json"));

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(ServerException.class);
    assertThat(error.status()).isEqualTo(503);
    assertThat(error.vendorMessage()).isEqualTo("try later");
    assertThat(SENSEI.requests()).hasSize(3);
  }

  /** Which status comes with it is not documented. */
  @ParameterizedTest
  @ValueSource(ints = {400, 409, 412})
  void aStaleTagIsAConflict(int status) {
    SENSEI.answer(
        "/models/m-1",
        FakeSensei.document(
            status, "application/json", Fixtures.text("sheet/9-error-stale-etag.json")));

    ApiException error = failureOf("updateModel");

    assertThat(error).isExactlyInstanceOf(ConflictException.class);
    assertThat(error.vendorMessage()).contains("does not match the current version");
    assertThat(SENSEI.requests()).hasSize(1);
  }

  @Test
  void aModelThatIsNotThereMayLieInAnotherSandbox() {
    SENSEI.answer(
        "/models/m-1", 404, "api-response.v1.json", "{\"title\":\"Not Found\",\"status\":404}");

    assertThatThrownBy(() -> CALLS.get("getModel").accept(SENSEI.client()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Not Found")
        .hasMessageContaining("the sandbox");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"title\":\"BadRequestError\",\"type\":\"/placeholder/type/uri\",\"detail\":\"d\"} | d |",
        "{\"title\":\"only a title\"} | only a title |",
        "{\"title\":\"a title\",\"detail\":\" \",\"message\":\"\"} | a title |",
        "{\"error\":\"e\",\"error_description\":\"words\"} | words | e",
        "{\"error_code\":400003,\"message\":\"a number\"} | a number | 400003",
        "{\"report\":{\"registryRequestId\":\"r-1\"},\"detail\":\"d\"} | d |",
        "{\"detail\":\"d\",\"additionalDetails\":{}} | d |",
        "{\"detail\":\"d\",\"additionalDetails\":[1]} | d |",
        "too many requests {\"message\":\"after a line\"} | after a line |",
        "<html>{a}</html> | |",
        "plain words | |",
        "[1] | |",
        "{} | |",
        "'' | |"
      })
  void otherFormsOfAnErrorAreUnderstoodOrLeftAlone(String body, String message, String code) {
    SENSEI.mayViolateTheSpecification();
    SENSEI.answerEverything(400, "application/json", body);

    ApiException error = failureOf("listModels");

    assertThat(error).isExactlyInstanceOf(BadRequestException.class);
    assertThat(error.vendorMessage()).isEqualTo(message);
    assertThat(error.vendorCode()).isEqualTo(code);
    assertThat(error.requestId()).isEqualTo(body.contains("r-1") ? "r-1" : null);
  }

  @Test
  void theRequestsIdAndTheWishToWaitAreTold() {
    SENSEI.answer(
        "/models",
        FakeSensei.document(429, "application/json", "{\"error_code\":\"429050\"}")
            .withHeader("x-request-id", "r-17")
            .withHeader("Retry-After", "90"));

    ApiException error = failureOf("listModels");

    assertThat(error.requestId()).isEqualTo("r-17");
    assertThat(error.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    assertThat(error.attempts()).as("longer than it is worth waiting").isEqualTo(1);
  }

  @Test
  void anIncompleteCallIsRefusedBeforeAnythingIsSent() {
    SenseiClient client = SENSEI.client();

    assertThatThrownBy(() -> client.models().registerModel(q -> {}))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("model")
        .hasMessageContaining("modelArtifact");
    assertThatThrownBy(() -> client.models().deleteModel(q -> q.modelId("..")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> client.models().updateModel(q -> q.modelId("m-1")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("id");
    assertThat(SENSEI.requests()).isEmpty();
  }

  private static ApiException failureOf(String operation) {
    SenseiClient client = SENSEI.client();
    ApiException error =
        catchThrowableOfType(ApiException.class, () -> CALLS.get(operation).accept(client));
    assertThat(error).isNotNull();
    return error;
  }

  private static NewModel model() {
    return NewModel.builder().name("m").build();
  }

  private static UploadSource file() {
    return UploadSource.of(new byte[] {1, 2, 3}, "m.onnx");
  }
}
