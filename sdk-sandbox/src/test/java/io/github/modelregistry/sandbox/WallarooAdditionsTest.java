package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a test adds to the sandbox's Wallaroo without sending it. */
class WallarooAdditionsTest {

  private static final String MODELS = "/v1/api/models/";
  private static final Instant NOW = Instant.parse("2026-02-04T11:00:59.123450Z");

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(
          ModelRegistrySandbox.builder()
              .select(SandboxVendor.WALLAROO)
              .empty()
              .clock(Clock.fixed(NOW, ZoneOffset.UTC)));

  private WallarooSandbox wallaroo;
  private Caller caller;

  @BeforeEach
  void connect(WallarooSandbox sandbox) {
    wallaroo = sandbox;
    caller = Caller.of(sandbox);
  }

  private List<JsonValue> modelsIn(long workspaceId) {
    return caller
        .post(MODELS + "list", "{\"workspace_id\":" + workspaceId + "}")
        .json()
        .at("models")
        .elements();
  }

  private List<JsonValue> versionsOf(long modelId) {
    return caller
        .post(MODELS + "list_versions", "{\"models_pk_id\":" + modelId + "}")
        .json()
        .elements();
  }

  @Test
  void aWorkspaceIsSeenBehindTheOthersWithTheModelsInIt() {
    long first = wallaroo.addWorkspace("risk");
    long second = wallaroo.addWorkspace("risk");
    long model = wallaroo.addModel(second, "churn");

    List<JsonValue> workspaces =
        caller.post("/v1/api/workspaces/list", "{}").json().at("workspaces").elements();

    assertThat(workspaces)
        .extracting(row -> row.at("id").asLong())
        .containsExactly(108L, 112L, first, second)
        .isSorted();
    JsonValue last = workspaces.get(3);
    assertThat(last.at("name").asString()).isEqualTo("risk");
    assertThat(last.at("created_at").asString()).isEqualTo("2026-02-04T11:00:59.12345+00:00");
    assertThat(last.at("created_by").asString()).isEqualTo(wallaroo.username());
    assertThat(last.at("models")).hasToString("[" + model + "]");
  }

  @Test
  void aModelLiesInTheUsersOwnWorkspaceAndHasNoVersions() {
    long id = wallaroo.addModel("churn");

    JsonValue row = modelsIn(108).get(0);

    assertThat(row.at("model", "id").asLong()).isEqualTo(id);
    assertThat(row.at("model", "name").asString()).isEqualTo("churn");
    assertThat(row.at("model", "workspace_id").asLong()).isEqualTo(108);
    assertThat(row.at("model_versions")).hasToString("[]");
    assertThat(row.at("workspace", "id").asLong()).isEqualTo(108);
    assertThat(versionsOf(id)).isEmpty();
  }

  @Test
  void aModelOfAnotherWorkspaceIsListedThereOnlyAndMayShareAName() {
    long elsewhere = wallaroo.addWorkspace("risk");
    long here = wallaroo.addModel("twin");
    long there = wallaroo.addModel(elsewhere, "twin");

    assertThat(modelsIn(108))
        .extracting(row -> row.at("model", "id").asLong())
        .containsExactly(here);
    assertThat(modelsIn(elsewhere))
        .extracting(row -> row.at("model", "id").asLong())
        .containsExactly(there);
    assertThat(modelsIn(elsewhere).get(0).at("workspace", "name").asString()).isEqualTo("risk");
  }

  @Test
  void versionsAreReadyAndListedTheNewestFirstEachWithBytesOfItsOwn() {
    long model = wallaroo.addModel("churn");
    long first = wallaroo.addVersion(model);
    long second = wallaroo.addVersion(model);

    JsonValue nested = modelsIn(108).get(0).at("model_versions");
    List<JsonValue> rows = versionsOf(model);

    assertThat(nested.elements())
        .extracting(version -> version.at("model_version", "id").asLong())
        .containsExactly(second, first);
    assertThat(rows).extracting(row -> row.at("id").asLong()).containsExactly(second, first);
    assertThat(rows)
        .extracting(row -> row.at("status").asString())
        .containsExactly("ready", "ready");
    assertThat(rows).extracting(row -> row.at("sha").asString()).doesNotHaveDuplicates();
    assertThat(rows).extracting(row -> row.at("model_version").asString()).doesNotHaveDuplicates();
    assertThat(nested.at(0, "model_version", "file_info", "size").asLong()).isPositive();
    assertThat(wallaroo.status(second)).isEqualTo("ready");
  }

  @Test
  void aVersionIsAddedToTheModelOfTheIdAlthoughAnotherHasItsName() {
    long here = wallaroo.addModel("twin");
    long there = wallaroo.addModel(wallaroo.addWorkspace("risk"), "twin");

    long version = wallaroo.addVersion(there);

    assertThat(versionsOf(here)).isEmpty();
    assertThat(versionsOf(there)).extracting(row -> row.at("id").asLong()).containsExactly(version);
  }

  @Test
  void anUploadOfTheNameBecomesAVersionOfTheModel() {
    long model = wallaroo.addModel("churn");
    String metadata =
        "{\"name\":\"churn\",\"visibility\":\"private\",\"workspace_id\":108,\"conversion\":"
            + "{\"framework\":\"onnx\",\"python_version\":\"3.8\",\"requirements\":[]}}";

    caller.upload(metadata, "churn.onnx", new byte[] {1});

    assertThat(versionsOf(model)).hasSize(1);
    assertThat(modelsIn(108)).hasSize(1);
  }

  @Test
  void aSecondBulkGoesOnWhereTheFirstEnded() {
    wallaroo.addModels(2);
    wallaroo.addModels(1);

    assertThat(modelsIn(108))
        .extracting(row -> row.at("model", "name").asString())
        .containsExactly("bulk-0000001", "bulk-0000002", "bulk-0000003");
  }

  @Test
  void whatCannotBeAddedIsRefusedByName() {
    wallaroo.addModel("churn");

    assertThatThrownBy(() -> wallaroo.addModel("churn"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("churn");
    assertThatThrownBy(() -> wallaroo.addModel(999, "lost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("999");
    assertThatThrownBy(() -> wallaroo.addModel(97, "anothers"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("97");
    assertThatThrownBy(() -> wallaroo.addVersion(5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5");
  }

  @Test
  void aResetForgetsWhatWasAdded() {
    long workspace = wallaroo.addWorkspace("risk");
    wallaroo.addModel(workspace, "churn");

    wallaroo.reset();

    assertThat(modelsIn(workspace)).isEmpty();
    assertThat(wallaroo.addWorkspace("risk")).isEqualTo(workspace);
  }
}
