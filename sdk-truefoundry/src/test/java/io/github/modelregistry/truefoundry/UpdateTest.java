package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description of a model is that of its latest version. */
class UpdateTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).empty());

  private TrueFoundrySandbox server = null;
  private TrueFoundryClient client = null;
  private ModelRegistry registry = null;

  @BeforeEach
  void connect(TrueFoundrySandbox sandbox) {
    server = sandbox;
    client = TrueFoundryClient.builder().host(sandbox.baseUrl()).apiKey(sandbox.token()).build();
    registry = client.registry();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void noFurtherVersionIsMadeAndTheOthersKeepTheirs() {
    ModelRef model = ModelRef.of("truefoundry", server.addModel("churn"));
    server.addVersion(model.id());
    server.addVersion(model.id());

    update(model);

    assertThat(registry.get(model).description()).isEqualTo("for the autumn");
    assertThat(registry.require(VersionListing.class).versions(model).stream()).hasSize(2);
  }

  @Test
  void aVersionWithoutItsNumberIsNotRegisteredAgain() {
    ModelRef model = ModelRef.of("truefoundry", server.addModel("churn"));
    server.addVersion(model.id());
    server.patchModel(model.id(), "{\"latest_version\":{\"manifest\":{\"version\":null}}}");
    int before = server.calls().size();

    assertThatThrownBy(() -> update(model))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("manifest.version");
    assertThat(server.calls()).hasSize(before + 1); // the one that read the model
  }

  @Test
  void aModelWithoutVersionsHasNoDescription() {
    ModelRef model = ModelRef.of("truefoundry", server.addModel("churn"));

    assertThatThrownBy(() -> update(model))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no version");
  }

  private void update(ModelRef model) {
    registry
        .require(ModelUpdate.class)
        .update(ModelUpdateRequest.builder(model).description("for the autumn").build());
  }
}
