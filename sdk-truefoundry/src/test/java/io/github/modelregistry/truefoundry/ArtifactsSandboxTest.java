package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.truefoundry.model.ArtifactEntry;
import io.github.modelregistry.truefoundry.model.ArtifactManifest;
import io.github.modelregistry.truefoundry.model.ArtifactType;
import io.github.modelregistry.truefoundry.model.ArtifactVersion;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Artifacts and their versions, as the typed client finds and changes them in the sandbox. */
class ArtifactsSandboxTest extends SandboxTestCase {

  /** The other tests call the ml generation. */
  @Test
  void theSvcGenerationHasTheSameArtifacts() {
    ArtifactVersion version = register(Manifests.artifact("texts"));

    try (TrueFoundryClient svc = open(TrueFoundryService.SVC)) {
      assertThat(svc.artifacts().listArtifacts().data())
          .extracting(ArtifactEntry::id)
          .containsExactly(version.artifactId());
      svc.artifactVersions().deleteArtifactVersion(version.id());
    }

    assertThat(client.artifactVersions().listArtifactVersions().data()).isEmpty();
  }

  @Test
  void artifactsAreListedApartFromModels() {
    server.addModel("churn");
    String empty = server.addArtifact("empty-one");
    ArtifactVersion version = register(Manifests.artifact("texts"));

    assertThat(client.artifacts().listArtifacts().data())
        .extracting(ArtifactEntry::id)
        .containsExactly(empty, version.artifactId());
    assertThat(client.artifacts().listArtifacts(q -> q.includeEmptyArtifacts(false)).data())
        .extracting(ArtifactEntry::name)
        .containsExactly("texts");
    assertThat(client.models().listModels().data()).hasSize(1);
  }

  @Test
  void anArtifactIsReadWithItsLatestVersion() {
    register(Manifests.artifact("texts"));
    ArtifactVersion second = register(Manifests.artifact("texts"));

    ArtifactEntry artifact = client.artifacts().getArtifact(second.artifactId()).data();

    assertThat(artifact.type()).isEqualTo(ArtifactType.ARTIFACT);
    assertThat(artifact.fqn()).isEqualTo("artifact:acme/support-ml/texts");
    assertThat(artifact.latestVersion()).isEqualTo(second);
  }

  @Test
  void aDeletedArtifactIsGoneWithItsVersions() {
    ArtifactVersion version = register(Manifests.artifact("texts"));

    client.artifacts().deleteArtifact(version.artifactId());

    assertThat(client.artifacts().listArtifacts().data()).isEmpty();
    assertThat(client.artifactVersions().listArtifactVersions().data()).isEmpty();
    assertThatThrownBy(() -> client.artifacts().getArtifact(version.artifactId()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Artifact not found");
  }

  @Test
  void versionsAreListedByNumberAndNewestFirst() {
    ArtifactVersion first = register(Manifests.artifact("texts"));
    ArtifactVersion second = register(Manifests.artifact("texts"));
    register(Manifests.artifact("plots"));

    assertThat(
            client
                .artifactVersions()
                .listArtifactVersions(q -> q.artifactId(first.artifactId()))
                .data())
        .extracting(ArtifactVersion::id)
        .containsExactly(second.id(), first.id());
    assertThat(
            client.artifactVersions().listArtifactVersions(q -> q.name("texts").version(1L)).data())
        .extracting(ArtifactVersion::id)
        .containsExactly(first.id());
  }

  @Test
  void aRegisteredVersionIsReadBackAndChangedByItsNumber() {
    ArtifactVersion first = register(Manifests.artifact("texts"));
    ArtifactManifest changed =
        Objects.requireNonNull(first.manifest()).toBuilder().description("weekly").build();

    register(changed);

    ArtifactVersion read = version(first.id());
    assertThat(Objects.requireNonNull(read.manifest()).description()).isEqualTo("weekly");
    assertThat(read.fqn()).isEqualTo("artifact:acme/support-ml/texts:1");
    assertThat(client.artifactVersions().listArtifactVersions().data()).hasSize(1);
  }

  @Test
  void aDeletedVersionIsGone() {
    ArtifactVersion first = register(Manifests.artifact("texts"));

    client.artifactVersions().deleteArtifactVersion(first.id());

    assertThat(client.artifactVersions().listArtifactVersions().data()).isEmpty();
    assertThatThrownBy(() -> version(first.id()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("Artifact version not found");
    assertThat(client.artifacts().getArtifact(first.artifactId()).data().latestVersion()).isNull();
  }

  @Test
  void tagsAreReadBackAndNotSharedByTwoVersions() {
    ArtifactVersion first = register(Manifests.artifact("texts"));
    ArtifactVersion second = register(Manifests.artifact("texts"));

    client
        .artifactVersions()
        .applyArtifactVersionTags(q -> q.artifactVersionId(first.id()).tags(List.of("eu")));

    assertThat(version(first.id()).tags()).containsExactly("eu");
    assertThatThrownBy(
            () ->
                client
                    .artifactVersions()
                    .applyArtifactVersionTags(
                        q -> q.artifactVersionId(second.id()).tags(List.of("eu"))))
        .isInstanceOf(BadRequestException.class);
    assertThat(version(second.id()).tags()).isEmpty();
  }

  private ArtifactVersion register(ArtifactManifest manifest) {
    return Objects.requireNonNull(
        client.artifactVersions().createOrUpdateArtifactVersion(q -> q.manifest(manifest)).data());
  }

  private ArtifactVersion version(String id) {
    return Objects.requireNonNull(client.artifactVersions().getArtifactVersion(id).data());
  }
}
