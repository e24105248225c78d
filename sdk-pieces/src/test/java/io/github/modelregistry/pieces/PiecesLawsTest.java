package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.contract.ModelDeletionLaws;
import io.github.modelregistry.contract.ModelRegistryLaws;
import io.github.modelregistry.contract.ModelUpdateLaws;
import io.github.modelregistry.contract.ReadinessWaitLaws;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelDeletion;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The driver of Pieces OS keeps the laws of the facade. */
class PiecesLawsTest
    implements ModelRegistryLaws, ModelUpdateLaws, ModelDeletionLaws, ReadinessWaitLaws {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.PIECES).empty());

  private PiecesSandbox server = null;

  @BeforeEach
  void remember(PiecesSandbox sandbox) {
    server = sandbox;
  }

  @Override
  public ModelRegistryProvider provider() {
    return new PiecesModelRegistryProvider();
  }

  @Override
  public Settings settings() {
    return Settings.of(server.environment());
  }

  /** Nothing is secret here; but what goes into a header has no business in a message. */
  @Override
  public String secret() {
    return server.token();
  }

  @Override
  public List<String> holdModels(int count) {
    return IntStream.range(0, count).mapToObj(i -> server.addModel("model-" + i)).toList();
  }

  @Override
  public List<String> holdTwins() {
    return List.of(server.addModel("twin"), server.addModel("twin"));
  }

  @Override
  public String unknownId() {
    return "00000000-0000-4000-8000-00000000dead";
  }

  @Override
  public List<String> holdDeletable(int count) {
    List<String> ids = holdModels(count);
    ids.forEach(id -> server.patchModel(id, "{\"custom\":true}"));
    return ids;
  }

  @Override
  public String holdChangeable() {
    String id = holdDeletable(1).get(0);
    server.patchModel(id, "{\"description\":\"before\",\"future\":{\"score\":1.10,\"none\":null}}");
    return id;
  }

  @Override
  public Set<String> changingFields() {
    return Set.of("name", "description");
  }

  @Test
  void onlyWhatAUserHasAddedIsDeletedOrUpdated(ModelRegistry registry) {
    ModelRef hosted = ModelRef.of(NAME, server.addModel("hosted"));

    assertThatThrownBy(() -> registry.require(ModelDeletion.class).delete(hosted))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("only for models that a user has added");
    assertThatThrownBy(
            () ->
                registry
                    .require(ModelUpdate.class)
                    .update(ModelUpdateRequest.builder(hosted).name("mine").build()))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(registry.get(hosted).name()).isEqualTo("hosted");
  }

  @Override
  public String holdPending() {
    String id = server.addModel("slow");
    server.startDownload(id);
    return id;
  }

  @Override
  public String holdFailing() {
    server.failNextDownload();
    return holdPending();
  }

  /** Without sockets the waits between two polls are those of the clock. */
  @Override
  public String holdUnfinished() {
    server.refuseSockets();
    server.advanceManually();
    return holdPending();
  }

  @Override
  public void respondAlways(int status, String contentType, String body) {
    server.respondAlways(status, contentType, body);
  }

  @Override
  public void throttleOnce() {
    server.failNext(1, 429);
  }

  @Override
  public int requests() {
    return server.calls().size();
  }
}
