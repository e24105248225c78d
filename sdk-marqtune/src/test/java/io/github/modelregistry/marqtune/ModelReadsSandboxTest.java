package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.TaskStatus;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models, as the typed client reads them from a service that trains. */
class ModelReadsSandboxTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE).empty());

  private MarqtuneClient client = null;

  @BeforeEach
  void connect(MarqtuneSandbox server) {
    server.advanceManually();
    client = FakeMarqtune.client(server);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aTrainingIsListedBesideAFinishedModel(MarqtuneSandbox server) {
    assertThat(client.models().listModels().models()).isEmpty();

    String shoes = server.addModel("shoes", 2);
    String bags = server.startTraining("bags", 3);

    assertThat(client.models().listModels().models())
        .extracting(Model::modelId)
        .containsExactlyInAnyOrder(shoes, bags);
  }

  @Test
  void aTrainingIsReadInEachOfItsStates(MarqtuneSandbox server) {
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
