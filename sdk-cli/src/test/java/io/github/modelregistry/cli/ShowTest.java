package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class ShowTest extends SandboxedCommands {

  @Test
  void rawHoldsEveryFieldNullAndDigitOfTheVendor() {
    sandbox
        .wallaroo()
        .patchModel(
            839,
            "{\"model\":{\"price\":1.10,\"big\":9007199254740993,\"nothing\":null,\"score\":1e5,"
                + "\"fresh\":{\"deep\":[1.0,{\"x\":null}],\"word\":\"\\u00e9\"}}}");
    sandbox.wallaroo().patchVersion(838, "{\"model_version\":{\"status\":\"haunted\"}}");

    Run run = run("show", "wallaroo:839", "--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().at("raw", "model", "price").numberText()).isEqualTo("1.10");
    assertThat(run.json().at("raw", "model", "big").numberText()).isEqualTo("9007199254740993");
    assertThat(run.json().at("raw", "model", "nothing").isNull()).isTrue();
    assertThat(run.json().at("raw", "model", "score").numberText()).isEqualTo("1e5");
    assertThat(run.json().at("raw", "model", "fresh"))
        .hasToString("{\"deep\":[1.0,{\"x\":null}],\"word\":\"é\"}");
    assertThat(run.json().get("raw").toString()).contains("\"status\":\"haunted\"");
    assertThat(run.json().get("status")).isEqualTo(JsonValue.of("UNKNOWN"));
    assertThat(run.json().get("vendorStatus")).isEqualTo(JsonValue.of("haunted"));
  }

  @Test
  void aModelComesWithItsVersionsAndRawBehindThem() {
    Run run = run("show", "wallaroo:839", "--format", "json");

    assertThat(run.json().fields().keySet())
        .startsWith("ref", "registry")
        .endsWith("versions", "raw");
    assertThat(run.json().get("versions").elements())
        .extracting(version -> version.get("ref").asString())
        .containsExactly("wallaroo:839@838", "wallaroo:839@837");
    assertThat(run.json().at("versions", 0).fields().keySet())
        .containsExactly(
            ("ref version vendorId name status vendorStatus statusMessage createdAt createdBy"
                    + " sizeBytes sha256 framework tags uri deployed")
                .split(" "));
  }

  @Test
  void aVersionIsShownByItsOwnRef() {
    Run run = run("show", "wallaroo:839@latest", "--format", "ndjson");

    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).hasSize(1);
    assertThat(run.json().get("ref")).isEqualTo(JsonValue.of("wallaroo:839@838"));
  }

  @Test
  void peopleReadFieldsVersionsAndRawBelowEachOther() {
    Run run = run("show", "wallaroo:839");

    assertThat(run.lines().get(0)).isEqualTo("ref             wallaroo:839");
    assertThat(run.out()).contains("\nversions\nREF", "\nraw\n{\n  \"model\": {");
  }

  @Test
  void csvIsOneRowUnderItsNames() {
    Run run = run("show", "wallaroo:839", "--format", "csv");

    assertThat(run.out().split("\r\n")).hasSize(2);
    assertThat(run.out()).contains("\"{\"\"model\"\":{");
  }

  @Test
  void versionsOfAModelAreItsOwnAndTheNewestFirst() {
    Run run = run("versions", "wallaroo:1218", "--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(run.json().fields().keySet()).containsExactly("versions");
    assertThat(run.texts("versions", "version")).containsExactly("1216", "1215");
  }

  @Test
  void registriesTellWhatTheyCanDo() {
    Run run = run("registries", "--format", "json");

    assertThat(run.texts("registries", "name"))
        .isSorted()
        .contains("sensei", "truefoundry", "wallaroo");
    assertThat(run.json().get("registries").elements())
        .filteredOn(each -> each.get("name").equals(JsonValue.of("truefoundry")))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.get("capabilities").elements())
                    .contains(JsonValue.of("VersionListing")));
    assertThat(run("registries").lines())
        .anySatisfy(line -> assertThat(line).matches("wallaroo +wallaroo .*VersionListing.*"))
        .anySatisfy(line -> assertThat(line).matches("sensei +sensei +\\S.*"));
  }
}
