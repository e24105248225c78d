package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.DownloadUrlResponse;
import io.github.modelregistry.marqtune.model.InstanceType;
import io.github.modelregistry.marqtune.model.TrainModelResponse;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to train, delete and release models and to get URLs, and what is read. */
class ModelRequestsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String ID = "5f0c7a52-3c1e-4d0e-9b7a-2f4f6f1f9a11";
  private static final String MODEL = "/models/" + ID;
  private static final JsonValue HYPERPARAMETERS =
      JsonValue.parse(
          """
          {"leftKeys":["query"],"leftWeights":[1],"rightKeys":["title"],"rightWeights":[0.90],
          "weightKey":"score","lr":2e-05}
          """);
  private static final String STARTED = "{\"modelId\":\"" + ID + "\",\"queue\":7}";

  @ParameterizedTest
  @EnumSource(Form.class)
  void aTrainingIsSentWithEachOfItsFields(Form form) {
    MARQTUNE.answer("/models/train", form.of(STARTED));

    TrainModelResponse started =
        MARQTUNE
            .client()
            .models()
            .trainModel(
                q ->
                    q.datasetId("2b1f4d60-8c07-4a35-b0f6-71c9a2de5b01")
                        .modelName("shoes")
                        .baseModel("Marqo/ViT-B-32.laion2b_s34b_b79k")
                        .instanceType(InstanceType.MARQTUNE_PERFORMANCE)
                        .hyperparameters(HYPERPARAMETERS)
                        .maxTrainingTime(new BigDecimal("7200")));

    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/models/train");
    assertThat(sent.getHeader("x-api-key")).isEqualTo(FakeMarqtune.API_KEY);
    assertThat(sent.getHeader("Content-Type")).startsWith("application/json");
    assertThat(sent.getBodyAsString())
        .isEqualTo(
            "{\"datasetId\":\"2b1f4d60-8c07-4a35-b0f6-71c9a2de5b01\",\"modelName\":\"shoes\","
                + "\"baseModel\":\"Marqo/ViT-B-32.laion2b_s34b_b79k\","
                + "\"instanceType\":\"marqtune.performance\",\"hyperparameters\":"
                + HYPERPARAMETERS
                + ",\"maxTrainingTime\":7200}");
    assertThat(started.modelId()).isEqualTo(ID);
    assertThat(JsonValue.parse(started.toJson())).isEqualTo(JsonValue.parse(STARTED));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202})
  void aTrainingHasStartedWhateverTheStatusOfTheSuccess(int status) {
    if (status == 201) {
      MARQTUNE.violatesTheSpecification();
    }
    MARQTUNE.answer("/models/train", status, STARTED);

    assertThat(train(MARQTUNE.client()).modelId()).isEqualTo(ID);
  }

  @Test
  void aTrainingIsNotStartedTwiceAndWithoutItsFieldsNotAtAll() {
    MARQTUNE.answer("/models/train", 503, "{\"message\":null}");
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> train(client)).isInstanceOf(ServerException.class);
    assertThat(MARQTUNE.requests()).hasSize(1);
    assertThatThrownBy(() -> client.models().trainModel(q -> q.modelName("shoes")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("datasetId")
        .hasMessageContaining("hyperparameters");
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aModelIsDeletedAndTheMessageRead(Form form) {
    MARQTUNE.answer(MODEL, form.of("{\"message\":\"model deleted successfully\"}"));

    assertThat(MARQTUNE.client().models().deleteModel(ID).message())
        .isEqualTo("model deleted successfully");

    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("DELETE");
    assertThat(sent.getUrl()).isEqualTo(MODEL);
    assertThat(sent.getBody()).isEmpty();
  }

  @Test
  void anEmptyBodyIsASuccessOfADeletionAndOfARelease() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer(MODEL, "");
    MARQTUNE.answer(MODEL + "/released-checkpoints/epoch_3", "");
    MarqtuneClient client = MARQTUNE.client();

    assertThat(client.models().deleteModel(ID).message()).isNull();
    assertThat(
            client
                .models()
                .releaseCheckpoint(q -> q.modelId(ID).checkpointName("epoch_3"))
                .modelId())
        .isNull();

    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  @Test
  void aPageOfALoginIsNoSuccessOfADeletion() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer(MODEL, FakeMarqtune.document(200, "text/html", "<html>Log in</html>"));
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.models().deleteModel(ID))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("HTML");
  }

  @Test
  void aModelThatIsAlreadyDeletedIsNotFound() {
    MARQTUNE.answer(MODEL, 400, "{\"message\":\"model is already deleted\"}");
    MarqtuneClient client = MARQTUNE.client();

    NotFoundException gone =
        catchThrowableOfType(NotFoundException.class, () -> client.models().deleteModel(ID));

    assertThat(gone.status()).isEqualTo(400);
    assertThat(gone.attempts()).isEqualTo(1);
    assertThat(gone).hasMessageContaining("already deleted");
  }

  @Test
  void aDeletionWhoseFirstResponseWasLostSaysHowOftenItWasSent() {
    MARQTUNE.answerInTurn(
        MODEL,
        "{\"statusCode\":503,\"body\":{\"message\":null}}",
        "{\"statusCode\":400,\"body\":{\"message\":\"model is already deleted\"}}");
    MarqtuneClient client = MARQTUNE.client();

    NotFoundException gone =
        catchThrowableOfType(NotFoundException.class, () -> client.models().deleteModel(ID));

    assertThat(gone.attempts()).isEqualTo(2);
    assertThat(MARQTUNE.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theUrlOfACheckpointIsReadAndNotShown(Form form) {
    String url = "https://bucket.test/models/epoch%201.pt?X-Amz-Signature=s-1&x=%2B";
    MARQTUNE.answer(MODEL + "/download/url", form.of("{\"downloadUrl\":\"" + url + "\"}"));

    DownloadUrlResponse response =
        MARQTUNE.client().models().getModelDownloadUrl(q -> q.modelId(ID).checkpoint("epoch 1&2"));

    assertThat(MARQTUNE.onlyRequest().getMethod().getName()).isEqualTo("GET");
    assertThat(MARQTUNE.onlyRequest().getUrl())
        .isEqualTo(MODEL + "/download/url?checkpoint=epoch%201%262");
    assertThat(response.downloadUrl()).isEqualTo(url);
    assertThat(response.toString()).doesNotContain("s-1");
  }

  @Test
  void withoutACheckpointTheQueryIsEmpty() {
    MARQTUNE.answer(MODEL + "/download/url", "{\"downloadUrl\":\"https://bucket.test/m.pt\"}");

    MARQTUNE.client().models().getModelDownloadUrl(ID);

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo(MODEL + "/download/url");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aCheckpointIsReleasedByAPostWithoutABody(Form form) {
    MARQTUNE.answer(MODEL + "/released-checkpoints/epoch_3", form.of(STARTED));

    MARQTUNE.client().models().releaseCheckpoint(q -> q.modelId(ID).checkpointName("epoch_3"));

    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo(MODEL + "/released-checkpoints/epoch_3");
    assertThat(sent.getBody()).isEmpty();
  }

  @Test
  void aNameOfACheckpointIsOneSegmentAndItsRefusalIsQuoted() {
    String message = "Invalid checkpoint name: a/b for model: name=shoes, id=" + ID;
    MARQTUNE.answer(
        MODEL + "/released-checkpoints/a%2Fb", 400, "{\"message\":\"" + message + "\"}");
    MarqtuneClient client = MARQTUNE.client();

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> client.models().releaseCheckpoint(q -> q.modelId(ID).checkpointName("a/b")));

    assertThat(refused).isExactlyInstanceOf(BadRequestException.class);
    assertThat(refused.vendorMessage()).isEqualTo(message);
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  private static TrainModelResponse train(MarqtuneClient client) {
    return client
        .models()
        .trainModel(
            q ->
                q.datasetId("d")
                    .modelName("shoes")
                    .baseModel("b")
                    .instanceType(InstanceType.MARQTUNE_BASIC)
                    .hyperparameters(HYPERPARAMETERS));
  }
}
