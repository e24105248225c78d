package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The driver against a service that trains, forgets and answers in one list. */
class SandboxTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE));

  private static final ModelRef BAGS =
      ModelRef.of("marqtune", "a3b1d2c4-1111-4222-8333-944455566677");

  private MarqtuneSandbox server = null;
  private MarqtuneClient client = null;
  private ModelRegistry registry = null;

  @BeforeEach
  void connect(MarqtuneSandbox sandbox) {
    server = sandbox;
    client = FakeMarqtune.client(sandbox);
    registry = client.registry();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void oneCallListsThemAllHoweverManyThereAre() {
    server.addModels(500);

    assertThat(registry.models(ModelQuery.builder().pageSize(10).build())).hasSize(502);

    assertThat(paths()).containsExactly("/models");
  }

  @Test
  void aTrainingIsFollowedUntilItIsReady() {
    List<String> seen = new ArrayList<>();
    RegisteredModel model;
    do {
      model = registry.get(BAGS);
      seen.add(model.status() + " " + model.vendorStatus() + " " + model.latestVersion());
    } while (model.status() == ModelStatus.PENDING);

    assertThat(seen)
        .containsExactly(
            "PENDING provisioning null",
            "PENDING running null",
            "PENDING running epoch_1",
            "READY ready epoch_2");
  }

  @Test
  void checkpointsAreVersionsTheNewestFirst() {
    ModelRef model = ModelRef.of("marqtune", server.addModel("shoes", 10));
    VersionListing versions = registry.require(VersionListing.class);

    assertThat(versions.versions(model).stream().toList())
        .extracting(ModelVersion::version)
        .startsWith("epoch_10", "epoch_9", "epoch_8")
        .hasSize(10);
    assertThat(versions.version(model.latest()).ref()).isEqualTo(model.version("epoch_10"));
    assertThat(versions.version(model.version("epoch_1")).name()).isEqualTo("shoes");
    assertThatThrownBy(() -> versions.version(model.version("epoch_11")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("epoch_11");
    assertThat(paths()).containsOnly("/models/" + model.id());
  }

  @Test
  void aTrainingWithoutCheckpointsHasNoLatest() {
    VersionListing versions = registry.require(VersionListing.class);

    assertThat(versions.versions(BAGS).stream().toList()).isEmpty();
    assertThatThrownBy(() -> versions.version(BAGS.latest())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aDeletedModelIsNeitherListedNorFoundUnlessAskedFor() {
    String id = server.addModel("gone", 2);
    server.setStatus(id, "Deleted", "ready", null);
    ModelRef ref = ModelRef.of("marqtune", id);
    VersionListing versions = registry.require(VersionListing.class);

    assertThat(registry.models()).extracting(RegisteredModel::id).doesNotContain(id);
    assertThat(registry.findByName("gone")).isEmpty();
    assertThat(registry.models(ModelQuery.builder().includeDeleted(true).build()))
        .filteredOn(model -> model.id().equals(id))
        .extracting(RegisteredModel::status)
        .containsExactly(ModelStatus.DELETED);
    assertThatThrownBy(() -> registry.get(ref))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("deleted");
    assertThatThrownBy(() -> versions.versions(ref).stream().toList())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void whatIsNoIdIsNotFoundEither() {
    assertThatThrownBy(() -> registry.get(ModelRef.of("marqtune", "seven")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid model id");
    server.errorsInsideSuccesses();
    assertThatThrownBy(() -> registry.get(ModelRef.of("marqtune", "seven")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Invalid model id");
  }

  @Test
  void theClientIsUnwrappedAndOutlivesItsRegistry() {
    assertThat(registry.unwrap(MarqtuneClient.class)).containsSame(client);

    registry.close();

    assertThat(registry.checkHealth().endpoint()).hasToString(client.baseUrl() + "/models");
  }

  private List<String> paths() {
    return server.server().getAllServeEvents().stream()
        .map(event -> event.getRequest().getUrl())
        .toList();
  }
}
