package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.ColumnType;
import io.github.modelregistry.marqtune.model.CreateDatasetResponse;
import io.github.modelregistry.marqtune.model.Dataset;
import io.github.modelregistry.marqtune.model.DatasetList;
import io.github.modelregistry.marqtune.model.DatasetType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to create, list, get and delete datasets, and what is read. */
class DatasetRequestsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String ID = "2b1f4d60-8c07-4a35-b0f6-71c9a2de5b01";
  private static final String PATH = "/datasets/" + ID;
  private static final String CREATED =
      "{\"datasetId\":\"" + ID + "\",\"uploadUrl\":\"https://bucket.test/d?sign=s-1\"}";
  private static final String DATASET =
      """
      {"datasetId":"%s","datasetName":"shoes","status":"Ready","secondaryStatus":"Ready",
      "datasetType":"evaluation","dataSchema":{"query":"text","price":"number"},
      "queryColumn":"query","queryColumns":["query"],"resultColumns":["title"],
      "imageDownloadHeaders":{"Authorization":"Bearer t-o-k-e-n"},"rows":1.0}
      """
          .formatted(ID);

  @ParameterizedTest
  @EnumSource(Form.class)
  void aDatasetIsCreatedWithEachOfItsFields(Form form) {
    MARQTUNE.answer("/datasets", form.of(CREATED));

    CreateDatasetResponse created =
        MARQTUNE
            .client()
            .datasets()
            .createDataset(
                q ->
                    q.datasetName("shoes")
                        .datasetType(DatasetType.EVALUATION)
                        .dataSchema(Map.of("query", ColumnType.TEXT))
                        .imageDownloadHeaders(Map.of("Authorization", "Bearer t-o-k-e-n"))
                        .normalizeUrls(false)
                        .queryColumns(List.of("query"))
                        .resultColumns(List.of("title", "image")));

    LoggedRequest sent = MARQTUNE.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo("POST");
    assertThat(sent.getUrl()).isEqualTo("/datasets");
    assertThat(sent.getBodyAsString())
        .isEqualTo(
            "{\"datasetName\":\"shoes\",\"datasetType\":\"evaluation\","
                + "\"dataSchema\":{\"query\":\"text\"},"
                + "\"imageDownloadHeaders\":{\"Authorization\":\"Bearer t-o-k-e-n\"},"
                + "\"normalizeUrls\":false,\"queryColumns\":[\"query\"],"
                + "\"resultColumns\":[\"title\",\"image\"]}");
    assertThat(JsonValue.parse(created.toJson())).isEqualTo(JsonValue.parse(CREATED));
    assertThat(created.uploadUrl()).isEqualTo("https://bucket.test/d?sign=s-1");
    assertThat(created.toString()).contains(ID).doesNotContain("s-1");
  }

  @Test
  void aDatasetIsNotCreatedTwice() {
    MARQTUNE.answer("/datasets", 504, "{\"message\":\"Endpoint request timed out\"}");
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(
            () ->
                client
                    .datasets()
                    .createDataset(
                        q ->
                            q.datasetName("n")
                                .datasetType(DatasetType.TRAINING)
                                .dataSchema(Map.of("query", ColumnType.TEXT))))
        .isInstanceOf(ServerException.class);
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aDatasetIsReadWholeAndItsSecretsAreNotShown(Form form) {
    MARQTUNE.answer(PATH, form.of(DATASET));

    Dataset dataset = MARQTUNE.client().datasets().getDataset(ID);

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo(PATH);
    assertThat(JsonValue.parse(dataset.toJson())).isEqualTo(JsonValue.parse(DATASET));
    assertThat(dataset.status().value()).isEqualTo("Ready");
    assertThat(dataset.dataSchema()).containsEntry("query", ColumnType.TEXT);
    assertThat(dataset.dataSchema().get("price").value()).isEqualTo("number");
    assertThat(dataset.queryColumn()).isEqualTo("query");
    assertThat(dataset.imageDownloadHeaders()).containsValue("Bearer t-o-k-e-n");
    assertThat(dataset.toString()).contains("shoes").doesNotContain("t-o-k-e-n");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theListIsAnObjectOrAnArrayOrNull(Form form) {
    for (String payload : List.of("{\"datasets\":[" + DATASET + "]}", "[" + DATASET + "]")) {
      MARQTUNE.answer("/datasets", form.of(payload));
      DatasetList list = MARQTUNE.client().datasets().listDatasets();
      assertThat(list.datasets())
          .extracting(dataset -> JsonValue.parse(dataset.toJson()))
          .containsExactly(JsonValue.parse(DATASET));
    }
    MARQTUNE.answer("/datasets", form.of("null"));
    assertThat(MARQTUNE.client().datasets().listDatasets().datasets()).isNull();
    assertThat(MARQTUNE.requests()).extracting(LoggedRequest::getUrl).containsOnly("/datasets");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aDatasetIsDeletedAndTheMessageRead(Form form) {
    MARQTUNE.answer(PATH, form.of("{\"message\":\"dataset deleted successfully\"}"));

    assertThat(MARQTUNE.client().datasets().deleteDataset(ID).message())
        .isEqualTo("dataset deleted successfully");

    assertThat(MARQTUNE.onlyRequest().getMethod().getName()).isEqualTo("DELETE");
    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo(PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invalid dataset id", "dataset is already deleted"})
  void anIdWithoutADatasetIsNotFound(String message) {
    MARQTUNE.answer(PATH, 400, "{\"message\":\"" + message + "\"}");
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.datasets().deleteDataset(ID))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aDatasetInPreparationIsNoMissingOne() {
    String message = "dataset cannot be deleted while it is provisioning";
    MARQTUNE.answer(PATH, 400, "{\"message\":\"" + message + "\"}");
    MarqtuneClient client = MARQTUNE.client();

    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> client.datasets().deleteDataset(ID));

    assertThat(refused).isExactlyInstanceOf(BadRequestException.class);
    assertThat(refused.vendorMessage()).isEqualTo(message);
  }
}
