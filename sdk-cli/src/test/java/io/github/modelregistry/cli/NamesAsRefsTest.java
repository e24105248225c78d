package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a REF is read, the name of a single model will do. */
@ExtendWith(SandboxExtension.class)
class NamesAsRefsTest extends SandboxedCommands {

  @ParameterizedTest
  @CsvSource({
    "wallaroo:yolov8n-openvino, wallaroo:839",
    "truefoundry:ticket-router, truefoundry:5f0c7a52-3d1e-4b86-9a57-1c2f6e8d4b01",
    "sensei:A name for this Model, sensei:15c53796-bd6b-4e09-b51d-7296aa20af71",
    "sensei:A%20name%20for%20this%20Model, sensei:15c53796-bd6b-4e09-b51d-7296aa20af71",
    "pieces:team-coder, pieces:77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06",
    "marqtune:bags, marqtune:a3b1d2c4-1111-4222-8333-944455566677",
  })
  void theNameOfAModelShowsIt(String name, String ref) {
    Run run = run("show", name, "-o", "json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.json().get("ref")).isEqualTo(JsonValue.of(ref));
  }

  @Test
  void itsVersionsAreListedAndOneIsShown() {
    assertThat(run("versions", "wallaroo:yolov8n-openvino", "-o", "json").texts("versions", "ref"))
        .containsExactly("wallaroo:839@838", "wallaroo:839@837");
    assertThat(run("show", "wallaroo:yolov8n-openvino@837", "-o", "json").json().get("ref"))
        .isEqualTo(JsonValue.of("wallaroo:839@837"));
    assertThat(run("show", "wallaroo:yolov8n-openvino@latest", "-o", "json").json().get("ref"))
        .isEqualTo(JsonValue.of("wallaroo:839@838"));
    assertThat(run("show", "wallaroo:yolov8n-openvino@1", "-o", "json").exitCode()).isEqualTo(3);
  }

  @Test
  void aVersionThatIsMissingAfterTheAtSignIsSaidSo() {
    Run run = run("show", "wallaroo:1218@");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("the version after the @ is missing");
  }

  @Test
  void aNameOfSeveralModelsListsTheirRefs() {
    sandbox.sensei().addModel("twice");
    sandbox.sensei().addModel("twice");

    Run run = run("show", "sensei:twice");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsPattern(
            "'twice': 2 models have this name; use one of the refs sensei:\\S+, sensei:\\S+\\n");
  }

  @ParameterizedTest
  @CsvSource({
    "wallaroo:nope, 3",
    "truefoundry:nope, 3",
    "sensei:nope, 3",
    "pieces:nope, 3",
    "marqtune:nope, 3",
    "nope:839, 2",
    "'sensei:no such name', 3"
  })
  void whatIsNeitherAnIdNorANameIsNotFound(String text, int exitCode) {
    Run run = run("show", text);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"show wallaroo:nope", "versions wallaroo:nope", "show wallaroo:nope@1"})
  void aNameThatIsNotFoundIsReportedWithTheCommandThatListsThem(String line) {
    assertThat(run(line.split(" ", -1)).err())
        .contains(
            "mreg: wallaroo:nope: no model has this id or name."
                + " List the models with 'mreg list --registry wallaroo'.");
  }

  @Test
  void anIdGoesBeforeANameAndCostsNoOtherRequest() {
    sandbox.trueFoundry().addModel("5f0c7a52-3d1e-4b86-9a57-1c2f6e8d4b01");

    assertThat(
            run("show", "truefoundry:5f0c7a52-3d1e-4b86-9a57-1c2f6e8d4b01", "-o", "json")
                .json()
                .get("name"))
        .isEqualTo(JsonValue.of("ticket-router"));
  }
}
