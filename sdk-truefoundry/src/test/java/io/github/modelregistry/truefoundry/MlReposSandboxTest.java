package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.truefoundry.model.MlRepo;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** ML repos, as the typed client finds and changes them in the sandbox. */
class MlReposSandboxTest extends SandboxTestCase {

  @Test
  void aCreatedRepoIsListedAndTakesModels() {
    MlRepo created =
        client.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml"))).data();

    List<MlRepo> found = client.mlRepos().listMlRepos(q -> q.name("growth-ml")).data();
    assertThat(found).extracting(MlRepo::id).containsExactly(created.id());
    assertThat(client.mlRepos().listMlReposPaged())
        .extracting(repo -> repo.manifest().name())
        .containsExactly("support-ml", "growth-ml");
    Version version =
        Objects.requireNonNull(
            client
                .modelVersions()
                .createOrUpdateModelVersion(
                    q -> q.manifest(Manifests.model("m").toBuilder().mlRepo("growth-ml").build()))
                .data());
    assertThat(version.mlRepoId()).isEqualTo(created.id());
    assertThat(client.mlRepos().getMlRepo(created.id()).data().artifactTypeCounts())
        .containsEntry("model", 1L);
  }

  @Test
  void aRepoOfTheSameNameIsChangedAndADryRunChangesNothing() {
    MlRepo created =
        client.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml"))).data();

    MlRepo planned =
        client
            .mlRepos()
            .createOrUpdateMlRepo(
                q ->
                    q.manifest(created.manifest().toBuilder().description("planned").build())
                        .dryRun(true))
            .data();
    assertThat(planned.manifest().description()).isEqualTo("planned");
    assertThat(client.mlRepos().getMlRepo(created.id()).data()).isEqualTo(created);

    client
        .mlRepos()
        .createOrUpdateMlRepo(
            q -> q.manifest(created.manifest().toBuilder().description("changed").build()));
    assertThat(client.mlRepos().getMlRepo(created.id()).data().manifest().description())
        .isEqualTo("changed");
  }

  @Test
  void aDryRunCreatesNothing() {
    client
        .mlRepos()
        .createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml")).dryRun(true));

    assertThat(client.mlRepos().listMlRepos(q -> q.name("growth-ml")).data()).isEmpty();
  }

  @Test
  void aDeletedRepoIsGoneWithWhatIsInIt() throws Exception {
    Version version = addVersion();
    String url =
        client
            .artifactVersions()
            .getSignedUrls(
                q ->
                    q.id(version.id())
                        .paths(List.of("README.md"))
                        .operation(SignedUrlOperation.READ))
            .data()
            .get(0)
            .signedUrl();

    client.mlRepos().deleteMlRepo("108");

    assertThat(client.mlRepos().listMlRepos().data()).isEmpty();
    assertThatThrownBy(() -> client.mlRepos().getMlRepo("108"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("ML repo not found");
    assertThatThrownBy(() -> client.models().getModel(version.modelId()))
        .isInstanceOf(NotFoundException.class);
    HttpRequest read = HttpRequest.newBuilder(URI.create(url)).build();
    assertThat(HttpClient.newHttpClient().send(read, BodyHandlers.discarding()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void onlyTheFieldsThatAreAskedForComeInTheSvcGeneration() {
    try (TrueFoundryClient svc = open(TrueFoundryService.SVC)) {
      MlRepo repo = svc.mlRepos().listMlRepos(q -> q.attributes(List.of("manifest"))).data().get(0);

      assertThat(repo.id()).isEqualTo("108");
      assertThat(repo.manifest().name()).isEqualTo("support-ml");
      assertThat(repo.tenantNameOrNull()).isNull();
    }
  }

  @Test
  void aServerOfTheMlGenerationAloneStillCreatesReposInTheOther() {
    server.stopServing("svc");

    client.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml")));

    assertThat(client.mlRepos().listMlRepos(q -> q.name("growth-ml")).data()).hasSize(1);
    assertThat(server.calls().get(0).getUrl()).isEqualTo("/api/svc/v1/ml-repos");
  }
}
