package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.ConflictException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.sandbox.WallarooSandbox;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.DynamicBatchingConfig;
import io.github.modelregistry.wallaroo.model.ModelConfig;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelVersionSummary;
import io.github.modelregistry.wallaroo.model.OpenAiConfig;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models and versions are changed and deleted on a server that keeps state. */
class ModelChangesSandboxTest extends SandboxTestCase {

  private long model;
  private long older;
  private long newer;

  @BeforeEach
  void addOneModelOfTwoVersions(WallarooSandbox server) {
    model = server.addModel("churn");
    older = server.addVersion(model);
    newer = server.addVersion(model);
  }

  @Test
  void theVersionsOfAModelStayInItsWorkspace(WallarooSandbox server) {
    long fraud = server.addWorkspace("fraud");
    long other = server.addVersion(server.addModel(fraud, "churn"));

    assertThat(versionIds(OWN_WORKSPACE)).containsExactly(newer, older);
    assertThat(versionIds(fraud)).containsExactly(other);
    assertThat(
            client
                .models()
                .listVersionsForModel(q -> q.modelName("nobody").workspaceId(fraud))
                .models())
        .isEmpty();
  }

  @Test
  void anOldServerDoesNotHaveTheRouteForTheVersionsOfAModel(WallarooSandbox server) {
    server.flatRows();

    assertThatThrownBy(() -> versionIds(OWN_WORKSPACE)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aModelIsReadWithTheVersionsThatItHas(WallarooSandbox server) {
    assertThat(readVersionIds()).containsExactly(newer, older);

    long newest = server.addVersion(model);

    assertThat(readVersionIds()).containsExactly(newest, newer, older);
    assertThatThrownBy(() -> client.models().getModel(q -> q.modelId(older)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("The provided model id was not found.");
  }

  @Test
  void aModelIsReadWithItsWorkspaceAndTheConfigurationOfItsNewestVersion(WallarooSandbox server) {
    var read = client.models().getModelById(q -> q.modelId(model));

    assertThat(read.name()).isEqualTo("churn");
    assertThat(read.workspaceId()).isEqualTo(OWN_WORKSPACE);
    assertThat(Objects.requireNonNull(read.modelConfig()).id()).isEqualTo(config(newer).id());
    long bare = server.addModel("bare");
    assertThat(client.models().getModelById(q -> q.modelId(bare)).modelConfig()).isNull();
    assertThatThrownBy(() -> client.models().getModelById(q -> q.modelId(999_999)))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void aNewConfigurationReplacesTheOneBefore() {
    long before = config(newer).id();

    ModelConfig inserted =
        client
            .models()
            .insertModelConfig(
                q ->
                    q.modelVersionId(newer)
                        .tensorFields(List.of("tensor"))
                        .dynamicBatchingConfig(
                            DynamicBatchingConfig.builder()
                                .batchSizeTarget(8)
                                .maxBatchDelayMs(10)
                                .build())
                        .openaiConfig(OpenAiConfig.builder().enabled(true).build()))
            .modelConfig();

    assertThat(inserted.id()).isNotEqualTo(before);
    assertThat(inserted.modelVersionId()).isEqualTo(newer);
    assertThat(config(newer)).isEqualTo(inserted);
    assertThat(config(newer).tensorFields()).containsExactly("tensor");
    assertThat(Objects.requireNonNull(config(newer).openai()).enabled()).isTrue();
    assertThat(config(older).tensorFields()).isNull();
    assertThat(client.models().insertModelConfig(q -> q.modelVersionId(newer)).modelConfig().id())
        .isNotEqualTo(inserted.id());
    assertThat(config(newer).tensorFields()).as("what is not sent is null").isNull();
  }

  @Test
  void aDeletedVersionIsGoneAndTheOthersStay() {
    String uuid = uuid(newer);

    client.models().deleteModelVersions(q -> q.versionUuids(List.of(uuid)).confirmDelete(true));

    assertThat(versionIds(OWN_WORKSPACE)).containsExactly(older);
    assertThatThrownBy(() -> client.models().getVersionById(q -> q.modelVersionId(newer)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(
            () ->
                client
                    .models()
                    .deleteModelVersions(q -> q.versionUuids(List.of(uuid)).confirmDelete(true)))
        .isInstanceOf(BadRequestException.class);
  }

  @Test
  void withoutConfirmationNothingIsDeleted() {
    client.models().deleteModelVersions(q -> q.versionUuids(List.of(uuid(newer))));
    client.models().deleteModel(q -> q.modelName("churn").workspaceId(OWN_WORKSPACE));

    assertThat(versionIds(OWN_WORKSPACE)).containsExactly(newer, older);
  }

  @Test
  void aDeployedVersionIsDeletedOnlyWhenItIsNoLongerDeployed(WallarooSandbox server) {
    server.setDeployed(newer, true);

    assertThatThrownBy(() -> deleteBoth()).isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> deleteModel()).isInstanceOf(ConflictException.class);
    assertThat(versionIds(OWN_WORKSPACE)).containsExactly(newer, older);

    server.setDeployed(newer, false);
    deleteBoth();

    assertThat(versionIds(OWN_WORKSPACE)).isEmpty();
    assertThat(client.models().listModels(q -> q.workspaceId(OWN_WORKSPACE)).models())
        .as("the model stays")
        .hasSize(1);
  }

  @Test
  void aDeletedModelIsNoLongerListedAndItsNameIsFree(WallarooSandbox server) {
    deleteModel();

    assertThat(client.models().listModels(q -> q.workspaceId(OWN_WORKSPACE)).models()).isEmpty();
    assertThat(client.workspaces().listWorkspaces().workspaces())
        .filteredOn(workspace -> workspace.id() == OWN_WORKSPACE)
        .singleElement()
        .satisfies(workspace -> assertThat(workspace.modelIds()).isEmpty());
    assertThatThrownBy(() -> client.models().getModelById(q -> q.modelId(model)))
        .isInstanceOf(BadRequestException.class);
    assertThatThrownBy(() -> deleteModel()).isInstanceOf(BadRequestException.class);
    assertThat(server.addModel("churn")).isNotEqualTo(model);
  }

  private void deleteBoth() {
    client
        .models()
        .deleteModelVersions(
            q -> q.versionUuids(List.of(uuid(older), uuid(newer))).confirmDelete(true));
  }

  private void deleteModel() {
    client
        .models()
        .deleteModel(q -> q.modelName("churn").workspaceId(OWN_WORKSPACE).confirmDelete(true));
  }

  private List<Long> versionIds(long workspace) {
    return client
        .models()
        .listVersionsForModel(q -> q.modelName("churn").workspaceId(workspace))
        .models()
        .stream()
        .map(ModelEntry::modelVersions)
        .flatMap(List::stream)
        .map(each -> each.modelVersion().id())
        .toList();
  }

  private List<Long> readVersionIds() {
    return client.models().getModel(q -> q.modelId(model)).versions().stream()
        .map(ModelVersionSummary::id)
        .toList();
  }

  private String uuid(long version) {
    return read(version).modelVersion().fileInfo().version();
  }

  private ModelConfig config(long version) {
    return read(version).config();
  }

  private ConfiguredModelVersion read(long version) {
    return client.models().getVersionById(q -> q.modelVersionId(version)).modelVersion();
  }
}
