package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.marqtune.model.ColumnType;
import io.github.modelregistry.marqtune.model.CreateDatasetResponse;
import io.github.modelregistry.marqtune.model.Dataset;
import io.github.modelregistry.marqtune.model.DatasetType;
import io.github.modelregistry.marqtune.model.TaskStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Datasets by the typed client, and what the service keeps of them. */
class DatasetSandboxTest extends SandboxTestCase {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  @Test
  void aCreatedDatasetWaitsForItsFileAndIsListed() {
    CreateDatasetResponse created = create("shoes", Map.of("query", ColumnType.TEXT));

    Dataset dataset = client.datasets().getDataset(created.datasetId());

    assertThat(created.uploadUrl()).startsWith(server.baseUrl() + "/");
    assertThat(dataset.status()).isEqualTo(TaskStatus.UPLOADING);
    assertThat(dataset.datasetName()).isEqualTo("shoes");
    assertThat(dataset.datasetType()).isEqualTo(DatasetType.EVALUATION);
    assertThat(dataset.dataSchema()).isEqualTo(Map.of("query", ColumnType.TEXT));
    assertThat(dataset.queryColumns()).containsExactly("query");
    assertThat(dataset.resultColumns()).containsExactly("title");
    assertThat(dataset.imageDownloadHeaders()).containsEntry("X-Of-Images", "t-o-k-e-n");
    assertThat(client.datasets().listDatasets().datasets()).containsExactly(dataset);
  }

  @Test
  void aDatasetIsOnlyListedUnderItsOwnId() {
    String one = server.addDataset("twin", "training");
    String other = server.addDataset("twin", "evaluation");

    assertThat(client.datasets().listDatasets().datasets())
        .extracting(Dataset::datasetId)
        .containsExactly(one, other);
    assertThat(client.datasets().getDataset(other).datasetType()).isEqualTo(DatasetType.EVALUATION);
    assertThatThrownBy(() -> client.datasets().getDataset(NOBODY))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("dataset not found");
    assertThatThrownBy(() -> client.datasets().getDataset("seven"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid dataset id");
  }

  @Test
  void columnsOfTheServiceAndMissingColumnsOfAnEvaluationAreRefused() {
    assertThatThrownBy(() -> create("shoes", Map.of("marqtune__id", ColumnType.DOC_ID)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("marqtune__id");
    assertThatThrownBy(
            () ->
                client
                    .datasets()
                    .createDataset(
                        q ->
                            q.datasetName("n")
                                .datasetType(DatasetType.EVALUATION)
                                .dataSchema(Map.of("query", ColumnType.TEXT))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("queryColumns");
    assertThat(client.datasets().listDatasets().datasets()).isEmpty();
  }

  @Test
  void aDeletedDatasetIsDeletedOnlyOnceAndNotWhileItIsPrepared() {
    String id = server.addDataset("shoes", "training");
    server.setStatus(id, "provisioning", "initializing", null);

    assertThatThrownBy(() -> client.datasets().deleteDataset(id))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("cannot be deleted while it is provisioning");
    server.setStatus(id, "ready", "ready", null);
    assertThat(client.datasets().deleteDataset(id).message())
        .isEqualTo("dataset deleted successfully");

    assertThat(client.datasets().getDataset(id).status()).isEqualTo(TaskStatus.DELETED);
    assertThatThrownBy(() -> client.datasets().deleteDataset(id))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("already deleted");
  }

  private CreateDatasetResponse create(String name, Map<String, ColumnType> schema) {
    return client
        .datasets()
        .createDataset(
            q ->
                q.datasetName(name)
                    .datasetType(DatasetType.EVALUATION)
                    .dataSchema(schema)
                    .imageDownloadHeaders(Map.of("X-Of-Images", "t-o-k-e-n"))
                    .queryColumns(List.of("query"))
                    .resultColumns(List.of("title")));
  }
}
