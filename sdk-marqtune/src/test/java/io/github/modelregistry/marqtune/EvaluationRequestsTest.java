package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.CreateEvaluationResponse;
import io.github.modelregistry.marqtune.model.Evaluation;
import io.github.modelregistry.marqtune.model.EvaluationList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent to create, list, get and delete evaluations, and what is read. */
class EvaluationRequestsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String ID = "c9a8e2f4-6d13-4b7a-9e50-3f81d7b2a664";
  private static final String PATH = "/evaluation/" + ID;
  private static final JsonValue HYPERPARAMETERS =
      JsonValue.parse("{\"leftKeys\":[\"query\"],\"leftWeights\":[1.0]}");
  private static final String EVALUATION =
      """
      {"evaluationId":"%s","status":"Finished","secondaryStatus":null,"failureReason":null,
      "hyperparameters":"as given","evaluationMetrics":{"ndcg":{"NDCG@10":0.610}},"cost":[1]}
      """
          .formatted(ID);

  @ParameterizedTest
  @EnumSource(Form.class)
  void anEvaluationIsStartedWithEachOfItsFields(Form form) {
    MARQTUNE.answer(
        "/evaluation",
        form == Form.BARE ? 202 : 200,
        form.of("{\"evaluationId\":\"" + ID + "\"}").replace(":200,", ":202,"));

    CreateEvaluationResponse started =
        MARQTUNE
            .client()
            .evaluations()
            .createEvaluation(
                q -> q.datasetId("d-1").model("m-1/epoch_3").hyperparameters(HYPERPARAMETERS));

    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/evaluation");
    assertThat(sent.getBodyAsString())
        .isEqualTo(
            "{\"datasetId\":\"d-1\",\"model\":\"m-1/epoch_3\",\"hyperparameters\":"
                + HYPERPARAMETERS
                + "}");
    assertThat(started.evaluationId()).isEqualTo(ID);
  }

  @Test
  void aDatasetForTrainingIsABadRequest() {
    MARQTUNE.answer("/evaluation", 400, "{\"message\":\"Dataset must be of type 'evaluation'\"}");
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(
            () ->
                client
                    .evaluations()
                    .createEvaluation(
                        q -> q.datasetId("d").model("m").hyperparameters(HYPERPARAMETERS)))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("of type 'evaluation'");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anEvaluationIsReadWhole(Form form) {
    MARQTUNE.mayViolateTheSpecification();
    MARQTUNE.answer(PATH, form.of(EVALUATION));

    Evaluation evaluation = MARQTUNE.client().evaluations().getEvaluation(ID);

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo(PATH);
    assertThat(JsonValue.parse(evaluation.toJson())).isEqualTo(JsonValue.parse(EVALUATION));
    assertThat(evaluation.evaluationMetrics().at("ndcg", "NDCG@10")).hasToString("0.610");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theListIsUnderAnyOfItsNamesOrBare(Form form) {
    MARQTUNE.mayViolateTheSpecification();
    String array = "[" + EVALUATION + "]";

    MARQTUNE.answer("/evaluation", form.of("{\"models\":" + array + "}"));
    assertThat(list().models()).singleElement().satisfies(EvaluationRequestsTest::assertRead);
    MARQTUNE.answer("/evaluation", form.of("{\"evaluations\":" + array + "}"));
    assertThat(list().evaluations()).singleElement().satisfies(EvaluationRequestsTest::assertRead);
    MARQTUNE.answer("/evaluation", form.of("{\"evaluation\":" + array + "}"));
    assertThat(list().evaluation()).singleElement().satisfies(EvaluationRequestsTest::assertRead);
    assertThat(MARQTUNE.client().listEvaluations()).hasSize(1);
    MARQTUNE.answer("/evaluation", form.of("{\"datasets\":" + array + "}"));
    assertThatThrownBy(() -> MARQTUNE.client().listEvaluations())
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("no list of evaluations");
    MARQTUNE.answer("/evaluation", form.of("{\"models\":null}"));
    assertThat(MARQTUNE.client().listEvaluations()).isEmpty();
    MARQTUNE.answer("/evaluation", form.of("null"));
    assertThat(MARQTUNE.client().listEvaluations()).isEmpty();
    MARQTUNE.answer("/evaluation", form.of(array));
    assertThat(list().evaluations()).singleElement().satisfies(EvaluationRequestsTest::assertRead);
    assertThat(MARQTUNE.requests()).extracting(LoggedRequest::getUrl).containsOnly("/evaluation");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void anEvaluationIsDeletedAndTheMessageRead(Form form) {
    MARQTUNE.answer(PATH, form.of("{\"message\":\"evaluation deleted successfully\"}"));

    assertThat(MARQTUNE.client().evaluations().deleteEvaluation(ID).message())
        .isEqualTo("evaluation deleted successfully");

    assertThat(MARQTUNE.onlyRequest().getMethod().getName()).isEqualTo("DELETE");
    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo(PATH);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theUrlOfTheResultsIsReadAndNotShown(Form form) {
    MARQTUNE.answer(
        PATH + "/download/url",
        form.of("{\"downloadUrl\":\"https://bucket.test/e.json?sign=s-1\"}"));

    var response = MARQTUNE.client().evaluations().getEvaluationDownloadUrl(ID);

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo(PATH + "/download/url");
    assertThat(response.downloadUrl()).isEqualTo("https://bucket.test/e.json?sign=s-1");
    assertThat(response.toString()).doesNotContain("s-1");
  }

  @Test
  void anIdThatIsNoUuidIsNotFound() {
    MARQTUNE.answer("/evaluation/seven", 400, "{\"message\":\"Invalid evaluation id\"}");
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.evaluations().getEvaluation("seven"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("UUID");
  }

  private static EvaluationList list() {
    return MARQTUNE.client().evaluations().listEvaluations();
  }

  private static void assertRead(Evaluation evaluation) {
    assertThat(JsonValue.parse(evaluation.toJson())).isEqualTo(JsonValue.parse(EVALUATION));
  }
}
