package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.InstanceType;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.TaskStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trainings, deletions and releases by the typed client, and what the service keeps of them. */
class TrainingSandboxTest extends SandboxTestCase {

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final JsonValue HYPERPARAMETERS =
      JsonValue.parse(
          """
          {"leftKeys":["query"],"leftWeights":[1],"rightKeys":["title"],"rightWeights":[1.0],
          "weightKey":"score","epochs":2}
          """);

  @Test
  void aTrainingMovesThroughItsStatesAndBecomesAModel() {
    String id = train(server.addDataset("shoes", "training"), "Marqo/ViT-B-32.laion2b_s34b_b79k");
    List<String> seen = new ArrayList<>();
    Model model;
    do {
      model = client.models().getModel(id);
      seen.add(model.status() + " " + model.secondaryStatus() + " " + model.checkpoints().size());
    } while (!model.status().equals(TaskStatus.READY));

    assertThat(seen)
        .containsExactly(
            "provisioning provisioning 0",
            "provisioning initializing 0",
            "running running 0",
            "running running 1",
            "ready ready 2");
    assertThat(model.modelName()).isEqualTo("shoes-v1");
    assertThat(model.instanceType()).isEqualTo(InstanceType.MARQTUNE_PERFORMANCE);
    assertThat(model.maxTrainingTime()).isEqualByComparingTo("7200");
    assertThat(model.hyperparameters()).isEqualTo(HYPERPARAMETERS);
    assertThat(client.models().listModels().models()).extracting(Model::modelId).contains(id);
  }

  @Test
  void aTrainingStartsFromACheckpointThatExists() {
    String dataset = server.addDataset("shoes", "training");
    String base = server.addModel("shoes", 3);

    String id = train(dataset, base + "/epoch_2");

    assertThat(client.models().getModel(id).baseModel()).isEqualTo(base + "/epoch_2");
    assertThatThrownBy(() -> train(dataset, base + "/epoch_4"))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid base model");
    assertThat(client.models().listModels().models()).hasSize(2);
  }

  @Test
  void aTrainingNeedsADatasetForTrainingAndItsHyperparameters() {
    String evaluation = server.addDataset("shoes", "evaluation");
    String training = server.addDataset("shoes", "training");

    assertThatThrownBy(() -> train(NOBODY, "b"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("dataset not found");
    assertThatThrownBy(() -> train("seven", "b")).hasMessageContaining("Invalid dataset id");
    assertThatThrownBy(() -> train(evaluation, "b")).isInstanceOf(BadRequestException.class);
    server.setStatus(training, "provisioning", "running", null);
    assertThatThrownBy(() -> train(training, "b")).isInstanceOf(BadRequestException.class);
    server.setStatus(training, "ready", "ready", null);
    assertThatThrownBy(
            () ->
                client
                    .models()
                    .trainModel(
                        q ->
                            q.datasetId(training)
                                .modelName("n")
                                .baseModel("b")
                                .instanceType(InstanceType.MARQTUNE_BASIC)
                                .hyperparameters(JsonValue.parse("{\"leftKeys\":[]}"))))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("weightKey");
    assertThat(client.models().listModels().models()).isEmpty();
  }

  @Test
  void aDeletedTrainingStopsAndCanBeDeletedOnlyOnce() {
    String id = server.startTraining("bags", 2);
    server.advance(id);
    server.advance(id);

    assertThat(client.models().deleteModel(id).message()).isEqualTo("model deleted successfully");

    assertThat(client.models().getModel(id).status()).isEqualTo(TaskStatus.DELETED);
    assertThat(client.models().getModel(id).status()).isEqualTo(TaskStatus.DELETED);
    NotFoundException again =
        catchThrowableOfType(NotFoundException.class, () -> client.models().deleteModel(id));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.vendorMessage()).isEqualTo("model is already deleted");
    NotFoundException unknown =
        catchThrowableOfType(NotFoundException.class, () -> client.models().deleteModel(NOBODY));
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void aCheckpointIsReleased() {
    String id = server.addModel("shoes", 2);

    String released =
        client.models().releaseCheckpoint(q -> q.modelId(id).checkpointName("epoch_2")).modelId();

    assertThat(released).isEqualTo(id);
    assertThat(server.releasedCheckpoints(id)).containsExactly("epoch_2");
    assertThatThrownBy(
            () -> client.models().releaseCheckpoint(q -> q.modelId(id).checkpointName("epoch_3")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid checkpoint name: epoch_3 for model: name=shoes, id=" + id);
    assertThat(server.releasedCheckpoints(id)).containsExactly("epoch_2");
  }

  @Test
  void theUrlOfACheckpointIsThatOfTheNewestUnlessOneIsNamed() {
    String id = server.addModel("shoes", 2);

    assertThat(client.models().getModelDownloadUrl(id).downloadUrl()).contains("epoch_2.pt?");
    assertThat(
            client
                .models()
                .getModelDownloadUrl(q -> q.modelId(id).checkpoint("epoch_1"))
                .downloadUrl())
        .startsWith(server.baseUrl() + "/")
        .contains("epoch_1.pt?");
    client.models().deleteModel(id);
    assertThatThrownBy(() -> client.models().getModelDownloadUrl(id))
        .isInstanceOf(NotFoundException.class);
  }

  private String train(String dataset, String baseModel) {
    return client
        .models()
        .trainModel(
            q ->
                q.datasetId(dataset)
                    .modelName("shoes-v1")
                    .baseModel(baseModel)
                    .instanceType(InstanceType.MARQTUNE_PERFORMANCE)
                    .hyperparameters(HYPERPARAMETERS)
                    .maxTrainingTime(new BigDecimal("7200")))
        .modelId();
  }
}
