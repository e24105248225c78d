package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models and versions, as the typed client reads them from a server that keeps state. */
class ModelReadsSandboxTest extends SandboxTestCase {

  private String model = "";

  @BeforeEach
  void addOneModelOfTwoVersions() {
    model = server.addModel("churn");
    server.addVersion(model);
    server.addVersion(model);
  }

  @Test
  void modelsAreListedByPageAndByName() {
    String other = server.addModel("fraud");

    assertThat(client.models().listModels().data())
        .extracting(Model::id)
        .containsExactlyInAnyOrder(model, other);
    assertThat(client.models().listModels(q -> q.name("fraud")).data())
        .extracting(Model::id)
        .containsExactly(other);
    List<Model> behindTheFirst = client.models().listModels(q -> q.offset(1L).limit(1)).data();
    assertThat(behindTheFirst).hasSize(1);
  }

  @Test
  void aModelIsReadWithItsNewestVersionAndWithWhatChanged() {
    server.patchModel(model, "{\"run_steps\":[7]}");

    Model read = client.models().getModel(model).data();

    assertThat(read.name()).isEqualTo("churn");
    assertThat(read.runSteps()).singleElement().hasToString("7");
    assertThat(Objects.requireNonNull(read.latestVersion()).fqn()).isEqualTo(read.fqn() + ":2");
    assertThatThrownBy(() -> client.models().getModel("no-such-model"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void versionsAreListedByModelAndByNumber() {
    assertThat(client.modelVersions().listModelVersions(q -> q.modelId(model)).data())
        .extracting(version -> version.manifest().version())
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(client.modelVersions().listModelVersions(q -> q.modelId(model).version(1L)).data())
        .extracting(version -> version.manifest().version())
        .containsExactly(1L);
  }

  @Test
  void aVersionIsReadByItsIdAndWithWhatChanged() {
    Version first =
        client.modelVersions().listModelVersions(q -> q.modelId(model).version(1L)).data().get(0);
    server.patchVersion(first.id(), "{\"version_alias\":\"v1-prod\"}");

    Version read =
        Objects.requireNonNull(client.modelVersions().getModelVersion(first.id()).data());

    assertThat(read.modelId()).isEqualTo(model);
    assertThat(read.versionAlias()).isEqualTo("v1-prod");
    assertThat(read.toBuilder().versionAlias(first.versionAlias()).build().manifest())
        .isEqualTo(first.manifest());
  }
}
