package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.truefoundry.model.ListModelVersionsResponse;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import io.github.modelregistry.truefoundry.model.Model;
import io.github.modelregistry.truefoundry.model.Version;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mapping of TrueFoundry's models and versions to the facade's. */
class MappingTest {

  private static final TrueFoundryMapping MAPPING = new TrueFoundryMapping("acme");

  @Test
  void aModelWithAVersionIsMappedCellByCell() {
    RegisteredModel model = listed().get(0);

    assertThat(model.ref()).hasToString("acme:0b9f6b1e-6a52-4a0e-9f0f-6d0f3c1f7a11");
    assertThat(model.vendor()).isEqualTo("truefoundry");
    assertThat(model.name()).isEqualTo("churn-xgb");
    assertThat(model.namespace()).isEqualTo("growth-ml");
    assertThat(model.qualifiedName()).isEqualTo("model:acme/growth-ml/churn-xgb");
    assertThat(model.description()).isEqualTo("weekly");
    assertThat(model.status()).isEqualTo(ModelStatus.READY);
    assertThat(model.vendorStatus()).isNull();
    assertThat(model.statusMessage()).isNull();
    assertThat(model.createdAt()).isEqualTo("2026-02-03T10:11:12.345678Z");
    assertThat(model.updatedAt()).isEqualTo("2026-03-01T08:00:00Z");
    assertThat(model.createdBy()).isEqualTo("rita@acme.test");
    assertThat(model.latestVersion()).isEqualTo("2");
    assertThat(model.framework()).isEqualTo("xgboost");
    assertThat(model.sizeBytes()).isNull();
    assertThat(model.sha256()).isNull();
    assertThat(model.tags()).as("tags belong to versions").isNull();
    assertThat(model.uri()).isEqualTo("s3://acme-ml/mlfoundry/420/artifacts/c7a3");
    assertThat(model.raw(Model.class)).isPresent();
    assertThat(JsonValue.parse(Objects.requireNonNull(model.rawJson())))
        .isEqualTo(JsonValue.parse(Fixtures.text("sheet/9-1-list-models-ml.json")).at("data", 0));
  }

  @Test
  void aModelWithoutVersionsIsEmpty() {
    RegisteredModel model = listed().get(1);

    assertThat(model.status()).isEqualTo(ModelStatus.NO_ARTIFACT);
    assertThat(model.latestVersion()).isNull();
    assertThat(model.latestVersionRef()).isNull();
    assertThat(model.framework()).isNull();
    assertThat(model.uri()).isNull();
    assertThat(model.updatedAt()).isNull();
    assertThat(model.createdBy()).as("a subject with nothing but an id").isEqualTo("cm1abcde0001");
  }

  @Test
  void aVersionIsMappedCellByCell() {
    List<ModelVersion> versions = versions();
    ModelVersion newest = versions.get(0);
    ModelVersion older = versions.get(1);

    assertThat(newest.ref()).hasToString("acme:m-1@3");
    assertThat(newest.vendorId()).isEqualTo("v-3");
    assertThat(newest.name()).isEqualTo("m");
    assertThat(newest.status()).isEqualTo(ModelStatus.READY);
    assertThat(newest.vendorStatus()).isNull();
    assertThat(newest.createdAt()).isNull();
    assertThat(newest.createdBy()).isEqualTo("u");
    assertThat(newest.framework()).as("a kind unknown here").isEqualTo("jax");
    assertThat(newest.uri()).isNull();
    assertThat(newest.tags()).isNull();
    assertThat(newest.deployed()).isNull();
    assertThat(newest.sizeBytes()).isNull();
    assertThat(older.framework()).isNull();
    assertThat(older.uri()).isEqualTo("s3://b/p");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"fqn\":\"model:t/repo/m\",\"ml_repo_id\":\"9\" | repo",
        "\"fqn\":\"model:t/user/repo/m\",\"ml_repo_id\":\"9\" | repo",
        "\"fqn\":\"m\",\"ml_repo_id\":\"9\" | 9",
        "\"ml_repo_id\":\"9\" | 9",
        "\"type\":\"model\" |"
      })
  void theNamespaceIsTheRepository(String fields, String namespace) {
    assertThat(model(fields).namespace()).isEqualTo(namespace);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"subjectId\":\"i\",\"subjectSlug\":\"s\",\"subjectDisplayName\":\"d\" | s",
        "\"subjectId\":\"i\",\"subjectSlug\":null,\"subjectDisplayName\":\"d\" | d",
        "\"subjectId\":\"i\" | i",
        "\"subjectType\":\"user\" |"
      })
  void theCreatorIsTheMostTellingWordForTheSubject(String subject, String creator) {
    assertThat(model("\"created_by_subject\":{" + subject + "}").createdBy()).isEqualTo(creator);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"manifest\":{\"version\":7} | 7",
        "\"manifest\":{},\"fqn\":\"model:t/r/m:6\" | 6",
        "\"fqn\":\"model:t/r/m\" | v-1",
        "\"type\":1 | v-1"
      })
  void aVersionWithoutANumberHasTheSuffixOfItsNameOrItsId(String fields, String token) {
    assertThat(model("\"latest_version\":{\"id\":\"v-1\"," + fields + "}").latestVersion())
        .isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"external\",\"uri\":\"gs://b/x\" | gs://b/x",
        "\"type\":\"truefoundry\" |",
        "\"type\":\"local\",\"file_or_folder\":\"./m\" |",
        "\"type\":\"floppy\",\"uri\":\"a:\" |"
      })
  void onlySourcesWithAnAddressHaveAUri(String source, String uri) {
    String version = "{\"id\":\"v\",\"manifest\":{\"version\":1,\"source\":{" + source + "}}}";

    assertThat(model("\"latest_version\":" + version).uri()).isEqualTo(uri);
  }

  @Test
  void aRowThatLacksRequiredFieldsHidesNoOther() {
    RegisteredModel bare = model("\"latest_version\":{\"id\":\"v\"}");

    assertThat(bare.status()).isEqualTo(ModelStatus.READY);
    assertThat(bare.qualifiedName()).isNull();
    assertThat(bare.createdBy()).isNull();
    assertThat(bare.framework()).isNull();
  }

  @Test
  void aTimeThatIsNoneStaysInTheRawDocument() {
    RegisteredModel model = model("\"created_at\":\"month 21\"");

    assertThat(model.createdAt()).isNull();
    assertThat(model.rawJson()).contains("month 21");
  }

  private static RegisteredModel model(String fields) {
    String json = "{\"id\":\"m-1\",\"name\":\"m\"," + fields + "}";
    return MAPPING.model(JsonDocuments.read(json, Model.codec()));
  }

  @Test
  void aNullAmongVersionsIsLeftOutAndKept() {
    String json = "{\"data\":[null,{\"id\":\"v-1\"}]}";

    ListModelVersionsResponse page = JsonDocuments.read(json, ListModelVersionsResponse.codec());

    assertThat(page.data()).extracting(Version::id).containsExactly("v-1");
    assertThat(page.toJson()).isEqualTo(json);
  }

  private static List<RegisteredModel> listed() {
    String json = Fixtures.text("sheet/9-1-list-models-ml.json");
    return JsonDocuments.read(json, ListModelsResponse.codec()).data().stream()
        .map(MAPPING::model)
        .toList();
  }

  private static List<ModelVersion> versions() {
    String json = Fixtures.text("sheet/9-5-list-model-versions.json");
    Model model = JsonDocuments.read("{\"id\":\"m-1\",\"name\":\"named\"}", Model.codec());
    return JsonDocuments.read(json, ListModelVersionsResponse.codec()).data().stream()
        .map(version -> MAPPING.version(model, version))
        .toList();
  }
}
