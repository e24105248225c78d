package io.github.modelregistry.marqtune;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.api.DatasetsApi.CreateDatasetRequest;
import io.github.modelregistry.marqtune.model.ColumnType;
import io.github.modelregistry.marqtune.model.CreateDatasetResponse;
import io.github.modelregistry.marqtune.model.Dataset;
import io.github.modelregistry.marqtune.model.DatasetType;
import io.github.modelregistry.marqtune.model.InstanceType;
import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.NewTraining;
import io.github.modelregistry.marqtune.model.TaskStatus;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets whose files are uploaded to the storage of a sandbox, and what becomes of them. */
class UploadsSandboxTest extends SandboxTestCase {

  @Test
  void theFileGoesToTheStorageWithItsLengthAndNothingElse() {
    UploadSource file = csv("score,query,\"ti,tle\",title\n1,a,b,c\n");

    Dataset dataset = client.files().createDataset(UploadsSandboxTest::training, file);

    assertThat(dataset.status()).isEqualTo(TaskStatus.PROVISIONING);
    assertThat(server.storageCalls()).hasSize(1);
    LoggedRequest sent = server.storageCalls().get(0);
    assertThat(sent.getMethod().getName()).isEqualTo("PUT");
    assertThat(sent.getHeader("Content-Length")).isEqualTo("35");
    assertThat(sent.getHeader("Content-Type")).isNull();
    assertThat(sent.getHeader("Transfer-Encoding")).isNull();
    assertThat(sent.getHeader("x-api-key")).isNull();
    assertThat(server.calls())
        .extracting(call -> call.getMethod() + " " + call.getUrl())
        .containsExactly("POST /datasets", "GET /datasets/" + dataset.datasetId());
  }

  @Test
  void aDatasetIsPreparedAndThenTrainsAModel() {
    String id =
        client
            .files()
            .createDataset(UploadsSandboxTest::training, csv("query,title,score\r\n"))
            .datasetId();

    assertThat(ended(id).status()).isEqualTo(TaskStatus.READY);
    assertThat(client.datasets().getDatasetLogs(id).logs())
        .extracting(LogEvent::message)
        .containsExactly("Preparing shoes", "Prepared.");
    assertThat(client.models().trainModel(q -> q.body(trainingOf(id))).modelId()).isNotEmpty();
  }

  @Test
  void aFileWithoutAColumnOfTheSchemaFailsTheDataset() {
    String id =
        client
            .files()
            .createDataset(UploadsSandboxTest::training, csv("query,names\n1,2\n"))
            .datasetId();

    Dataset dataset = ended(id);

    assertThat(dataset.status()).isEqualTo(TaskStatus.FAILED);
    assertThat(dataset.failureReason())
        .startsWith("Missing columns: ")
        .contains("title", "score")
        .doesNotContain("query");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queries.csv documents.jsonl",
        "documents.jsonl queries.csv",
        "._queries.csv queries.csv ._documents.jsonl documents.jsonl"
      })
  void aTarOfTheTwoFilesIsADatasetForEvaluations(String names) {
    UploadSource file = UploadSource.of(tar(names.split(" ", -1)), "shoes.tar");

    String id = client.files().createDataset(q -> evaluation(training(q)), file).datasetId();

    assertThat(ended(id).status()).isEqualTo(TaskStatus.READY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "queries.csv",
        "queries.csv documents.jsonl more.txt",
        "./queries.csv ./documents.jsonl"
      })
  void anyOtherTarFailsTheDataset(String names) {
    UploadSource file = UploadSource.of(tar(names.split(" ", -1)), "shoes.tar");

    String id = client.files().createDataset(q -> evaluation(training(q)), file).datasetId();

    assertThat(ended(id).failureReason()).contains("queries.csv and documents.jsonl");
  }

  @Test
  void aTarIsNoDatasetForTrainings() {
    UploadSource file = UploadSource.of(tar("queries.csv", "documents.jsonl"), "shoes.tar");

    String id = client.files().createDataset(UploadsSandboxTest::training, file).datasetId();

    assertThat(ended(id).status()).isEqualTo(TaskStatus.FAILED);
  }

  @Test
  void aStreamOfUnknownLengthIsRefusedBeforeADatasetIsCreated() {
    UploadSource stream = UploadSource.of(new ByteArrayInputStream(new byte[3]), "shoes.csv");

    assertThatThrownBy(() -> client.files().createDataset(UploadsSandboxTest::training, stream))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("length");

    assertThat(server.calls()).isEmpty();
  }

  @Test
  void aDatasetWhoseUploadFailedWaitsForItsFile() {
    server
        .server()
        .stubFor(
            put(urlPathMatching("/storage/.*"))
                .inScenario("storage")
                .whenScenarioStateIs("Started")
                .willSetStateTo("later")
                .willReturn(aResponse().withStatus(403).withBody("<Error/>")));
    CreateDatasetResponse created = client.datasets().createDataset(UploadsSandboxTest::training);
    UploadSource file = csv("query,title,score\n");

    assertThatThrownBy(() -> client.files().uploadDataset(created, file))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessageNotContaining("Signature");
    assertThat(server.status(created.datasetId())).isEqualTo("uploading");
    client.files().uploadDataset(created, file);

    assertThat(ended(created.datasetId()).status()).isEqualTo(TaskStatus.READY);
  }

  @Test
  void anExpiredUrlIsRefusedByTheStorage() {
    CreateDatasetResponse created = client.datasets().createDataset(UploadsSandboxTest::training);
    server.expireSignedUrls();

    assertThatThrownBy(() -> client.files().uploadDataset(created, csv("query,title,score\n")))
        .isInstanceOf(PermissionDeniedException.class);
    assertThat(server.status(created.datasetId())).isEqualTo("uploading");
  }

  private Dataset ended(String id) {
    Dataset dataset = client.datasets().getDataset(id);
    for (int i = 0; i < 3; i++) {
      dataset = client.datasets().getDataset(id);
    }
    return dataset;
  }

  private static CreateDatasetRequest.Builder training(CreateDatasetRequest.Builder request) {
    return request
        .datasetName("shoes")
        .datasetType(DatasetType.TRAINING)
        .dataSchema(
            Map.of("query", ColumnType.TEXT, "title", ColumnType.TEXT, "score", ColumnType.SCORE));
  }

  private static void evaluation(CreateDatasetRequest.Builder request) {
    request
        .datasetType(DatasetType.EVALUATION)
        .queryColumns(List.of("query"))
        .resultColumns(List.of("title"));
  }

  private static NewTraining trainingOf(String datasetId) {
    return NewTraining.builder()
        .datasetId(datasetId)
        .modelName("shoes")
        .baseModel("ViT-B-32")
        .instanceType(InstanceType.MARQTUNE_BASIC)
        .hyperparameters(
            JsonValue.parse(
                "{\"leftKeys\":[],\"leftWeights\":[],\"rightKeys\":[],\"rightWeights\":[],"
                    + "\"weightKey\":\"score\"}"))
        .build();
  }

  private static UploadSource csv(String text) {
    return UploadSource.of(text.getBytes(StandardCharsets.UTF_8), "shoes.csv");
  }

  /** Returns a tar of files of 700 bytes. */
  private static byte[] tar(String... names) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (String name : names) {
      byte[] header = new byte[512];
      write(header, 0, name);
      write(header, 124, String.format(Locale.ROOT, "%011o", 700));
      write(header, 257, "ustar");
      tar.writeBytes(header);
      tar.writeBytes(new byte[1024]);
    }
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static void write(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
