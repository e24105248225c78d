package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.truefoundry.model.MlRepo;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about ML repos, held against the specification; one goes to the other generation. */
class MlReposRequestsTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  /** The same, but it checks the traffic of the svc generation. */
  @RegisterExtension static final FakeTrueFoundry SVC = new FakeTrueFoundry(FakeTrueFoundry.SVC);

  private static final JsonValue REPO =
      JsonValue.parse(Fixtures.text("sheet/9-10-list-ml-repos.json")).at("data", 0);

  @Test
  void reposAreListedByNameAndWithTheFieldsThatAreAskedFor() {
    TRUE_FOUNDRY.answer("/ml-repos", Fixtures.text("sheet/9-10-list-ml-repos.json"));

    List<MlRepo> repos =
        TRUE_FOUNDRY
            .client()
            .mlRepos()
            .listMlRepos(
                q ->
                    q.name("growth-ml")
                        .limit(50)
                        .offset(0L)
                        .attributes(List.of("manifest", "num_runs")))
            .data();

    assertThat(repos.get(0).manifest().name()).isEqualTo("growth-ml");
    assertThat(repos.get(0).manifest().collaborators().get(0).subject()).isEqualTo("team:growth");
    assertThat(repos.get(0).artifactTypeCounts()).containsEntry("model", 2L);
    assertThat(repos.get(0).artifactTypeCounts()).containsEntry("artifact", null);
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.GET);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo(
            "/api/ml/v1/ml-repos?name=growth-ml&limit=50&offset=0&attributes=manifest"
                + "&attributes=num_runs");
  }

  @Test
  void aRepoIsReadByItsId() {
    TRUE_FOUNDRY.answer("/ml-repos/420", "{\"data\":" + REPO + "}");

    MlRepo repo = TRUE_FOUNDRY.client().mlRepos().getMlRepo("420").data();

    assertThat(repo.id()).isEqualTo("420");
    assertThat(repo.numRuns()).isEqualTo(12);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/ml-repos/420");
  }

  @Test
  void aRepoIsDeletedByItsId() {
    TRUE_FOUNDRY.answer("/ml-repos/420", "{}");

    JsonValue response = TRUE_FOUNDRY.client().mlRepos().deleteMlRepo("420");

    assertThat(response).isEqualTo(JsonValue.object(Map.of()));
    assertThat(TRUE_FOUNDRY.onlyRequest().getMethod()).isEqualTo(RequestMethod.DELETE);
    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).isEqualTo("/api/ml/v1/ml-repos/420");
  }

  @Test
  void aRepoIsCreatedInTheSvcGenerationByAClientOfTheOtherOne() {
    SVC.answer("/ml-repos", "{\"data\":" + REPO + "}");

    MlRepo repo =
        SVC.client()
            .mlRepos()
            .createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml")).dryRun(true))
            .data();

    assertThat(repo.tenantName()).isEqualTo("acme");
    assertThat(SVC.onlyRequest().getMethod()).isEqualTo(RequestMethod.PUT);
    assertThat(SVC.onlyRequest().getUrl()).isEqualTo("/api/svc/v1/ml-repos");
    assertThat(SVC.onlyRequest().getHeader("Authorization"))
        .isEqualTo("Bearer " + FakeTrueFoundry.API_KEY);
    assertThat(SVC.onlyBody())
        .isEqualTo(
            JsonValue.parse(
                """
                {"manifest":{"type":"ml-repo","name":"growth-ml",
                  "storage_integration_fqn":"acme:aws:prod:blob-storage:acme-ml",
                  "collaborators":[{"subject":"team:growth","role_id":"mlf-project-admin"}]},
                 "dryRun":true}\
                """));
  }

  @Test
  void viewsAndOtherClientsReachTheSvcGenerationToo() throws Exception {
    SVC.answer("/ml-repos", "{\"data\":" + REPO + "}");
    CallOptions options = CallOptions.builder().header("X-Tenant", "eu").build();
    TrueFoundryClient view = SVC.client().withOptions(options);
    TrueFoundryClient newer = SVC.client(TrueFoundryService.SVC);

    view.async()
        .mlRepos()
        .createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml")))
        .get(10, TimeUnit.SECONDS);
    newer.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml")));

    assertThat(SVC.requests())
        .extracting(LoggedRequest::getUrl)
        .containsExactly("/api/svc/v1/ml-repos", "/api/svc/v1/ml-repos");
    assertThat(SVC.requests().get(0).getHeader("X-Tenant")).isEqualTo("eu");
  }

  @Test
  void aClosedClientCallsNeitherGeneration() {
    TrueFoundryClient called = SVC.client();
    TrueFoundryClient uncalled = SVC.client();
    SVC.answer("/ml-repos", "{\"data\":" + REPO + "}");
    called.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("growth-ml")));

    called.close();
    uncalled.close();

    for (TrueFoundryClient closed : List.of(called, uncalled)) {
      assertThatThrownBy(
              () -> closed.mlRepos().createOrUpdateMlRepo(q -> q.manifest(Manifests.repo("r-1"))))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(SVC.requests()).hasSize(1);
  }
}
