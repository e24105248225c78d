package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.TaskStatus;
import org.junit.jupiter.api.Test;

/** Models, as the typed client reads them from a service that trains. */
class ModelReadsSandboxTest extends SandboxTestCase {

  @Test
  void aTrainingIsListedBesideAFinishedModel() {
    server.advanceManually();
    assertThat(client.models().listModels().models()).isEmpty();

    String shoes = server.addModel("shoes", 2);
    String bags = server.startTraining("bags", 3);

    assertThat(client.models().listModels().models())
        .extracting(Model::modelId)
        .containsExactlyInAnyOrder(shoes, bags);
  }

  @Test
  void aTrainingIsReadInEachOfItsStates() {
    server.advanceManually();
    String id = server.startTraining("bags", 1);
    assertThat(read(id).checkpoints()).isNullOrEmpty();

    while (!read(id).status().equals(TaskStatus.READY)) {
      server.advance(id);
    }

    assertThat(read(id).checkpoints()).containsExactly("epoch_1");
    assertThat(read(id).modelName()).isEqualTo("bags");
    assertThatThrownBy(() -> read("5f0c7a52-3c1e-4d0e-9b7a-2f4f6f1f9a11"))
        .isInstanceOf(NotFoundException.class);
  }

  private Model read(String id) {
    return client.models().getModel(q -> q.modelId(id));
  }
}
