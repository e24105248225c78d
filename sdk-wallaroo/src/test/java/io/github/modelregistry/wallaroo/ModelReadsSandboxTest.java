package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.wallaroo.model.ModelConfigSummary;
import io.github.modelregistry.wallaroo.model.ModelVersionDetails;
import io.github.modelregistry.wallaroo.model.ModelVersionStatus;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models, versions and workspaces, as the typed client reads them from a server with state. */
class ModelReadsSandboxTest extends SandboxTestCase {

  private long model;
  private long version;

  @BeforeEach
  void addOneModelOfOneVersion(WallarooSandbox server) {
    model = server.addModel("churn");
    version = server.addVersion(model);
  }

  @Test
  void aModelIsListedInItsWorkspaceAndInNoOther(WallarooSandbox server) {
    long other = server.addWorkspace("fraud");

    assertThat(client.models().listModels(q -> q.workspaceId(OWN_WORKSPACE)).models())
        .extracting(entry -> Objects.requireNonNull(entry.model()).id())
        .containsExactly(model);
    assertThat(client.models().listModels(q -> q.workspaceId(other)).models()).isEmpty();
  }

  @Test
  void aVersionIsReadInTheStateThatItReached(WallarooSandbox server) {
    assertThat(read().status()).isEqualTo(ModelVersionStatus.READY);

    server.setStatus(version, "error", "No inference builder.");

    assertThat(read().status()).isEqualTo(ModelVersionStatus.ERROR);
    assertThat(read().errorSummary()).isEqualTo("No inference builder.");
    assertThat(read().workspaceId()).isEqualTo(OWN_WORKSPACE);
    assertThatThrownBy(() -> client.models().getVersionById(q -> q.modelVersionId(999_999)))
        .isInstanceOf(ApiException.class);
  }

  @Test
  void aNewVersionIsListedBesideTheOneBefore(WallarooSandbox server) {
    assertThat(versions()).extracting(ModelVersionSummary::id).containsExactly(version);

    long second = server.addVersion(model);

    assertThat(versions())
        .extracting(ModelVersionSummary::id)
        .containsExactlyInAnyOrder(version, second);
    assertThat(versions()).extracting(ModelVersionSummary::modelName).containsOnly("churn");
  }

  @Test
  void aVersionHasTheConfigurationThatTheVersionItselfShows() {
    ModelConfigSummary config =
        Objects.requireNonNull(
            client.models().getConfigById(q -> q.modelVersionId(version)).modelConfig());

    assertThat(config.id())
        .isEqualTo(
            client
                .models()
                .getVersionById(q -> q.modelVersionId(version))
                .modelVersion()
                .config()
                .id());
  }

  @Test
  void aWorkspaceIsListedWithItsModelsAsSoonAsItExists(WallarooSandbox server) {
    assertThat(workspaces()).extracting(Workspace::id).contains(OWN_WORKSPACE);
    assertThat(workspaces()).extracting(Workspace::name).doesNotContain("claims");

    long claims = server.addWorkspace("claims");
    long inClaims = server.addModel(claims, "car-damage");

    assertThat(workspaces())
        .filteredOn(workspace -> workspace.id() == claims)
        .singleElement()
        .satisfies(
            workspace -> {
              assertThat(workspace.name()).isEqualTo("claims");
              assertThat(workspace.modelIds()).containsExactly(inClaims);
            });
  }

  private ModelVersionDetails read() {
    return client
        .models()
        .getVersionById(q -> q.modelVersionId(version))
        .modelVersion()
        .modelVersion();
  }

  private List<ModelVersionSummary> versions() {
    return client.models().listVersions(q -> q.modelName("churn").modelPrimaryId(version));
  }

  private List<Workspace> workspaces() {
    return client.workspaces().listWorkspaces().workspaces();
  }
}
