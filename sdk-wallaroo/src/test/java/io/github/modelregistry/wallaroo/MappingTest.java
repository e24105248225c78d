package io.github.modelregistry.wallaroo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.wallaroo.model.ConfiguredModelVersion;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import io.github.modelregistry.wallaroo.model.ModelList;
import io.github.modelregistry.wallaroo.model.ModelRuntime;
import io.github.modelregistry.wallaroo.model.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping of Wallaroo's models and versions to the facade's. */
class MappingTest {

  private static final WallarooMapping MAPPING = new WallarooMapping("eu");
  private static final Workspace WORKSPACE = Workspace.builder().id(31).name("listed").build();
  private static final String SHA =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @Test
  void theModelOfTheGuideIsMappedCellByCell() {
    RegisteredModel model = models("seed/list.response.json").get(0);

    assertThat(model.ref()).hasToString("eu:839");
    assertThat(model.id()).isEqualTo("839");
    assertThat(model.vendor()).isEqualTo("wallaroo");
    assertThat(model.name()).isEqualTo("yolov8n-openvino");
    assertThat(model.namespace()).isEqualTo("john.hummel@wallaroo.ai - Default Workspace");
    assertThat(model.status()).isEqualTo(ModelStatus.READY);
    assertThat(model.vendorStatus()).isEqualTo("ready");
    assertThat(model.statusMessage()).isNull();
    assertThat(model.createdAt()).isEqualTo("2025-07-14T20:43:07.104895Z");
    assertThat(model.updatedAt()).isEqualTo("2025-07-14T20:48:48.255132Z");
    assertThat(model.createdBy()).as("of version 837").isEqualTo("john.hummel@wallaroo.ai");
    assertThat(model.latestVersion()).isEqualTo("838");
    assertThat(model.latestVersionRef()).hasToString("eu:839@838");
    assertThat(model.framework()).isEqualTo("onnx");
    assertThat(model.sizeBytes()).isEqualTo(12823491);
    assertThat(model.sha256())
        .isEqualTo("3ed5cd199e0e6e419bd3d474cf74f2e378aacbf586e40f24d1f8c89c2c476a08");
    assertThat(model.qualifiedName()).isNull();
    assertThat(model.description()).isNull();
    assertThat(model.tags()).isNull();
    assertThat(model.uri()).isNull();
    assertThat(model.raw(ModelEntry.class)).isPresent();
    assertThat(JsonValue.parse(model.rawJson()))
        .isEqualTo(JsonValue.parse(Fixtures.text("seed/list.response.json")).at("models", 0));
  }

  @Test
  void aVersionIsMappedCellByCell() {
    ModelVersion version =
        version(
            "\"image_path\":\"registry.test/m:1\",\"deployed\":true,"
                + "\"created_by\":\"ann@example.test\",\"created_at\":\"2026-02-04T11:00:59.12\","
                + "\"conversion\":{\"framework\":\"sklearn\",\"requirements\":[]}");

    assertThat(version.ref()).hasToString("eu:702@4107");
    assertThat(version.version()).isEqualTo("4107");
    assertThat(version.vendorId()).isEqualTo("5a1d2c3b-0f9e-4b7a-8c6d-000000004107");
    assertThat(version.name()).isEqualTo("m");
    assertThat(version.status()).isEqualTo(ModelStatus.READY);
    assertThat(version.vendorStatus()).isEqualTo("ready");
    assertThat(version.createdAt()).isEqualTo("2026-02-04T11:00:59.120Z");
    assertThat(version.createdBy()).isEqualTo("ann@example.test");
    assertThat(version.sizeBytes()).isEqualTo(17);
    assertThat(version.sha256()).isEqualTo(SHA);
    assertThat(version.framework()).isEqualTo("sklearn");
    assertThat(version.tags()).isNull();
    assertThat(version.uri()).isEqualTo("registry.test/m:1");
    assertThat(version.deployed()).isTrue();
    assertThat(version.raw(ConfiguredModelVersion.class)).isPresent();
  }

  @Test
  void whatAVersionDoesNotTellIsNull() {
    ModelVersion version = version("\"error_summary\":null");

    assertThat(version.statusMessage()).isNull();
    assertThat(version.createdAt()).isNull();
    assertThat(version.createdBy()).isNull();
    assertThat(version.uri()).isNull();
    assertThat(version.deployed()).isNull();
  }

  @Test
  void aRowThatLacksRequiredFieldsHidesNoOther() {
    ModelEntry bare =
        JsonDocuments.read(
            """
            {"model":{"id":7,"name":"bare"},"model_versions":[{"model_version":{"id":70,"name":"bare"}}]}
            """,
            ModelEntry.codec());

    RegisteredModel model = MAPPING.model(bare, WORKSPACE);

    assertThat(model.status()).isEqualTo(ModelStatus.UNKNOWN);
    assertThat(model.latestVersion()).isEqualTo("70");
    assertThat(model.vendorStatus()).isNull();
    assertThat(model.createdBy()).isNull();
    assertThat(model.framework()).isNull();
    assertThat(model.sizeBytes()).isNull();
    assertThat(model.sha256()).isNull();
  }

  @Test
  void oddMembersOfARowAreUnderstood() {
    List<RegisteredModel> models = models("sheet/9-3-list-nested.json");
    RegisteredModel pending = models.get(0);
    RegisteredModel empty = models.get(1);

    assertThat(pending.status()).isEqualTo(ModelStatus.PENDING);
    assertThat(pending.vendorStatus()).isEqualTo("pending_load_native");
    assertThat(pending.latestVersion()).as("a time beats none").isEqualTo("4107");
    assertThat(pending.framework()).isEqualTo("sklearn");
    assertThat(pending.createdBy()).as("no version is as old as the model").isNull();
    assertThat(pending.rawJson()).contains("\"future_field\":{\"x\":1}");
    assertThat(empty.status()).isEqualTo(ModelStatus.NO_ARTIFACT);
    assertThat(empty.vendorStatus()).isNull();
    assertThat(empty.latestVersion()).isNull();
    assertThat(empty.latestVersionRef()).isNull();
    assertThat(empty.sha256()).isNull();
    assertThat(empty.sizeBytes()).isNull();
    assertThat(empty.createdBy()).as("never the workspace's").isNull();
  }

  @Test
  void aFlatRowIsTheModelItself() {
    RegisteredModel model = models("sheet/9-3-list-flat.json").get(0);

    assertThat(model.ref()).hasToString("eu:5");
    assertThat(model.name()).isEqualTo("old-style");
    assertThat(model.namespace()).as("where it was listed").isEqualTo("listed");
    assertThat(model.status()).as("not told").isEqualTo(ModelStatus.UNKNOWN);
    assertThat(model.vendorStatus()).isNull();
    assertThat(model.createdAt()).isEqualTo("2023-05-17T20:51:53.077997Z");
    assertThat(model.updatedAt()).isEqualTo("2023-05-17T20:51:53.077997Z");
    assertThat(model.createdBy()).isNull();
    assertThat(model.latestVersion()).isNull();
    assertThat(JsonValue.parse(model.rawJson()))
        .isEqualTo(JsonValue.parse(Fixtures.text("sheet/9-3-list-flat.json")).at("models", 0));
  }

  @ParameterizedTest
  @CsvSource({
    "ready, READY",
    "error, FAILED",
    "uploading, PENDING",
    "pending_load_native, PENDING",
    "attempting_load_native, PENDING",
    "pending_load_container, PENDING",
    "attempting_load_container, PENDING",
    "pending_conversion, PENDING",
    "converting, PENDING",
    "pending_packaging, PENDING",
    "folding_paper, UNKNOWN",
    "READY, UNKNOWN",
    "'', UNKNOWN"
  })
  void eachWordOfAStatusHasItsMeaning(String word, ModelStatus status) {
    assertThat(WallarooMapping.status(word)).isEqualTo(status);
    RegisteredModel model = model(Row.configured(1, "\"name\":\"m\",\"status\":\"" + word + "\""));
    assertThat(model.status()).isEqualTo(status);
    assertThat(model.vendorStatus()).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({"null", "'\"null\"'", "'\"\"'"})
  void noMessageIsNullInEachOfItsForms(String summary) {
    assertThat(version("\"error_summary\":" + summary).statusMessage()).isNull();
  }

  @Test
  void aMessageIsHandedOn() {
    String configured =
        Row.configured(
            1, "\"name\":\"m\",\"status\":\"error\",\"error_summary\":\"No inference builder.\"");

    assertThat(model(configured).statusMessage()).isEqualTo("No inference builder.");
    assertThat(model(configured).status()).isEqualTo(ModelStatus.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"'\"\"',", "'\"\\\"\\\"\"',", "'\"7d603858-88e0\"', 7d603858-88e0"})
  void anOwnerThatIsNotToldIsNull(String ownerId, String createdBy) {
    assertThat(modelOwnedBy(ownerId, "").createdBy()).isEqualTo(createdBy);
    assertThat(mapped("{\"id\":5,\"name\":\"m\",\"owner_id\":" + ownerId + "}").createdBy())
        .isEqualTo(createdBy);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-03T08:15:04.5+00:00, '\"ann\"', ann",
    "2026-02-03T08:15:04.500+00:00, '\"ann\"', ann",
    "2026-02-03T08:15:04.6+00:00, '\"ann\"', owner",
    "2026-02-03T08:15:04.5+00:00, null, owner",
    "2026-02-03T08:15:04.5+00:00, '\"\"', owner"
  })
  void theFirstVersionSaysWhoMadeTheModel(String versionTime, String creator, String createdBy) {
    String version =
        Row.configured(
            1,
            "\"name\":\"m\",\"status\":\"ready\",\"created_at\":\"%s\",\"created_by\":%s"
                .formatted(versionTime, creator));

    assertThat(modelOwnedBy("\"owner\"", version).createdBy()).isEqualTo(createdBy);
  }

  static Stream<Arguments> orders() {
    String old = timed(9, "\"2026-01-01T00:00:00Z\"");
    String middle = timed(7, "\"2026-01-02T00:00:00Z\"");
    String newest = timed(8, "\"2026-01-02T00:00:00Z\"");
    String timeless = timed(99, "null");
    return Stream.of(
        Arguments.of(List.of(newest, middle, old, timeless)),
        Arguments.of(List.of(timeless, old, middle, newest)),
        Arguments.of(List.of(middle, newest, timeless, old)));
  }

  @ParameterizedTest
  @MethodSource("orders")
  void theNewestIsTheOneOfTheLatestTimeAndThenId(List<String> versions) {
    assertThat(model(String.join(",", versions)).latestVersion()).isEqualTo("8");
  }

  @Test
  void withoutAnyTimeTheGreatestIdIsTheNewest() {
    String versions = timed(4, "null") + "," + timed(12, "\"whenever\"") + "," + timed(5, "null");

    assertThat(model(versions).latestVersion()).isEqualTo("12");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"conversion\":{\"framework\":\"keras\",\"requirements\":[]}', flight, keras",
    "'\"conversion\":null', onnx, onnx",
    "'\"deployed\":false', mlflow, mlflow",
    "'\"conversion\":null', tensorflow, tensorflow",
    "'\"conversion\":null', flight,"
  })
  void theFrameworkIsThatOfTheConversionElseTheRuntime(
      String member, String runtime, String framework) {
    String configured =
        Row.configured(1, "\"name\":\"m\",\"status\":\"ready\"," + member)
            .replace("\"runtime\":\"onnx\"", "\"runtime\":\"" + runtime + "\"");

    assertThat(model(configured).framework()).isEqualTo(framework);
  }

  @Test
  void theRuntimesOfTheVendorsOwnClientAreKnown() {
    assertThat(ModelRuntime.of("tensorflow")).isEqualTo(ModelRuntime.TENSORFLOW);
    assertThat(ModelRuntime.TENSORFLOW.known()).isEqualTo(ModelRuntime.Known.TENSORFLOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256:00",
        "g86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a081"
      })
  void whatIsNoDigestIsNull(String sha) {
    String configured = Row.configured(1, "\"name\":\"m\",\"status\":\"ready\"").replace(SHA, sha);

    assertThat(model(configured).sha256()).isNull();
  }

  @Test
  void aTimeThatIsNoneSpoilsNothing() {
    RegisteredModel model =
        mapped(
            "{\"id\":5,\"name\":\"m\",\"created_at\":\"soon\",\"updated_at\":\"2026-01-01T00:00\"}");

    assertThat(model.createdAt()).isNull();
    assertThat(model.updatedAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(model.rawJson()).contains("\"soon\"");
  }

  @Test
  void aRowNeedsAnIdAndNothingElse() {
    assertThatThrownBy(() -> mapped("{\"name\":\"m\"}"))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("id");
    assertThat(mapped("{\"id\":5}").name()).isNull();
  }

  private static String timed(long id, String time) {
    return Row.configured(id, "\"name\":\"m\",\"status\":\"ready\",\"created_at\":" + time);
  }

  private static RegisteredModel model(String versions) {
    return modelOwnedBy("\"\"", versions);
  }

  private static RegisteredModel modelOwnedBy(String ownerId, String versions) {
    return mapped(
        "{\"model\":{\"id\":702,\"name\":\"m\",\"owner_id\":%s,\"created_at\":\"%s\"},\"model_versions\":[%s]}"
            .formatted(ownerId, "2026-02-03T08:15:04.5+00:00", versions));
  }

  private static ModelVersion version(String members) {
    String json = Row.configured(4107, "\"name\":\"m\",\"status\":\"ready\"," + members);
    return MAPPING.version(
        ModelRef.of("eu", "702"), JsonDocuments.read(json, ConfiguredModelVersion.codec()));
  }

  private static RegisteredModel mapped(String row) {
    return MAPPING.model(JsonDocuments.read(row, ModelEntry.codec()), WORKSPACE);
  }

  private static List<RegisteredModel> models(String file) {
    return JsonDocuments.read(Fixtures.text(file), ModelList.codec()).models().stream()
        .map(row -> MAPPING.model(row, WORKSPACE))
        .toList();
  }
}
