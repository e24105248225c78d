package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Versions of models that the typed client registers, tags and deletes in the sandbox. */
class ModelWritesSandboxTest extends SandboxTestCase {

  @Test
  void theFirstVersionMakesTheModelAndEachFurtherOneIsTheLatest() {
    Version first = register(Manifests.model("churn"));
    Version second = register(Manifests.model("churn"));

    Model model = client.models().getModel(first.modelId()).data();
    assertThat(first.manifest().version()).isEqualTo(1);
    assertThat(first.fqn()).isEqualTo("model:acme/support-ml/churn:1");
    assertThat(second.manifest().version()).isEqualTo(2);
    assertThat(second.modelId()).isEqualTo(first.modelId());
    assertThat(Objects.requireNonNull(model.latestVersion()).id()).isEqualTo(second.id());
    assertThat(client.models().listModels(q -> q.name("churn")).data()).hasSize(1);
    assertThat(first.manifest().metadata())
        .isEqualTo(JsonValue.object(Map.of("stars", JsonValue.number("4.50"))));
  }

  @Test
  void aManifestWithANumberChangesThatVersion() {
    Version first = register(Manifests.model("churn"));
    ModelManifest changed =
        first.manifest().toBuilder().description("weekly").versionAlias("v1-prod").build();

    Version written = register(changed);

    Version read = version(first.id());
    assertThat(written.id()).isEqualTo(first.id());
    assertThat(read.manifest().description()).isEqualTo("weekly");
    assertThat(read.manifest().versionAlias()).isEqualTo("v1-prod");
    assertThat(client.modelVersions().listModelVersions(q -> q.modelId(first.modelId())).data())
        .hasSize(1);
  }

  @Test
  void aManifestThatTheServerCannotTakeIsRefused() {
    Version first = register(Manifests.model("churn").toBuilder().versionAlias("v1").build());

    assertThatThrownBy(() -> register(Manifests.model("churn").toBuilder().mlRepo("none").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("ML repo none");
    assertThatThrownBy(() -> register(Manifests.model("a/b")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("body.manifest.name");
    assertThatThrownBy(() -> register(Manifests.model("x").toBuilder().mlRepo(null).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("body.manifest.ml_repo");
    assertThatThrownBy(
            () -> register(Manifests.model("churn").toBuilder().versionAlias("v1").build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("v1");
    assertThat(client.modelVersions().listModelVersions().data())
        .extracting(Version::id)
        .containsExactly(first.id());
  }

  @Test
  void tagsAreReadBackAndMovedToAnotherVersionByForceOnly() {
    Version first = register(Manifests.model("churn"));
    Version second = register(Manifests.model("churn"));

    client
        .modelVersions()
        .applyModelVersionTags(q -> q.modelVersionId(first.id()).tags(List.of("champion", "eu")));

    assertThat(version(first.id()).tags()).containsExactly("champion", "eu");
    assertThat(client.modelVersions().listModelVersions(q -> q.tag("champion")).data())
        .extracting(Version::id)
        .containsExactly(first.id());
    assertThatThrownBy(
            () ->
                client
                    .modelVersions()
                    .applyModelVersionTags(
                        q -> q.modelVersionId(second.id()).tags(List.of("champion"))))
        .isInstanceOf(BadRequestException.class);
    client
        .modelVersions()
        .applyModelVersionTags(
            q -> q.modelVersionId(second.id()).tags(List.of("champion")).force(true));
    assertThat(version(first.id()).tags()).containsExactly("eu");
    assertThat(version(second.id()).tags()).containsExactly("champion");
  }

  @Test
  void aDeletedVersionIsGoneAndItsNumberIsNotUsedAgain() {
    Version first = register(Manifests.model("churn"));
    Version second = register(Manifests.model("churn"));

    client.modelVersions().deleteModelVersion(second.id());

    assertThatThrownBy(() -> version(second.id())).isInstanceOf(NotFoundException.class);
    assertThat(client.modelVersions().listModelVersions().data())
        .extracting(Version::id)
        .containsExactly(first.id());
    assertThat(register(Manifests.model("churn")).manifest().version()).isEqualTo(3);
    assertThatThrownBy(() -> client.modelVersions().deleteModelVersion(second.id()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void aDeletedModelIsGoneWithItsVersions() {
    Version version = register(Manifests.model("churn"));
    Version other = register(Manifests.model("fraud"));

    client.models().deleteModel(version.modelId());

    assertThat(client.models().listModels().data())
        .extracting(Model::id)
        .containsExactly(other.modelId());
    assertThatThrownBy(() -> client.models().getModel(version.modelId()))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> version(version.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void oneOfAMillionGeneratedModelsIsChangedAndDeleted() {
    server.addModels(1000);
    Model tenth = client.models().listModels(q -> q.name("bulk-0000010")).data().get(0);

    register(Manifests.model("bulk-0000010"));
    Model changed = client.models().getModel(tenth.id()).data();
    client.models().deleteModel(tenth.id());

    assertThat(Objects.requireNonNull(changed.latestVersion()).manifest().version()).isEqualTo(2);
    assertThat(client.models().listModels(q -> q.name("bulk-0000010")).data()).isEmpty();
    assertThat(client.models().listModelsPaged())
        .hasSize(999)
        .extracting(Model::name)
        .contains("bulk-0000009", "bulk-0000011", "bulk-0001000");
  }

  private Version register(ModelManifest manifest) {
    return Objects.requireNonNull(
        client.modelVersions().createOrUpdateModelVersion(q -> q.manifest(manifest)).data());
  }

  private Version version(String id) {
    return Objects.requireNonNull(client.modelVersions().getModelVersion(id).data());
  }
}
