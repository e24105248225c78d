package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.SandboxExtension;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class DoctorTest extends SandboxedCommands {

  private static JsonValue registry(Run run, String name) {
    return run.json().get("registries").elements().stream()
        .filter(registry -> registry.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void healthyRegistriesAreReachedAndTheirSecretsStayHidden() {
    Run run = run("doctor");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("wallaroo\n")
        .contains("WALLAROO_URL = " + sandbox.wallaroo().baseUrl() + ", from the environment")
        .contains("WALLAROO_PASSWORD = ********, from the environment")
        .contains("TFY_API_KEY = ********")
        .containsPattern("reached +http://127.0.0.1:\\d+/\\S+ responded in \\d+ ms")
        .doesNotContain(sandbox.wallaroo().password())
        .doesNotContain(sandbox.trueFoundry().token());
    assertThat(run.out()).doesNotContain("differs");
  }

  @Test
  void verifyingFindsNothingInAnswersThatAreAsTheSpecSays() {
    Run run = run("doctor", "--verify");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("read      3 models, 5 versions").contains("differs   nothing");
  }

  @Test
  void verifyingTellsHowAnswersDifferWithoutTheirValues() {
    sandbox
        .trueFoundry()
        .patchModel("5f0c7a52-3d1e-4b86-9a57-1c2f6e8d4b01", "{\"futureFlag\":\"private-text\"}");

    Run run = run("doctor", "--verify", "--format", "json");

    assertThat(run.exitCode()).isZero();
    assertThat(registry(run, "truefoundry").get("drift").elements())
        .anySatisfy(
            note -> {
              assertThat(note.get("operation")).isEqualTo(JsonValue.of("listModels"));
              assertThat(note.get("kind")).isEqualTo(JsonValue.of("UNKNOWN_FIELD"));
              assertThat(note.get("name")).isEqualTo(JsonValue.of("futureFlag"));
              assertThat(note.get("path").asString()).doesNotContain("[0]");
            });
    assertThat(registry(run, "wallaroo").get("drift").elements()).isEmpty();
    assertThat(run.out()).doesNotContain("private-text");
    assertThat(run("doctor", "--verify").out())
        .containsPattern("differs +listModels: unknown field 'futureFlag' at \\$\\S+");
  }

  @Test
  void whatIsMissingIsNamedAndUnusedVendorsSayWhatTheyNeed() {
    Map<String, String> environment = new HashMap<>(sandbox.trueFoundry().environment());
    environment.put("WALLAROO_URL", "https://wallaroo.example");

    Run half = Run.with(environment, "doctor");
    assertThat(half.exitCode()).isEqualTo(5);
    assertThat(half.out())
        .contains("WALLAROO_URL = https://wallaroo.example")
        .containsPattern("failed .*WALLAROO_");

    Run unused = Run.with(sandbox.trueFoundry().environment(), "doctor");
    assertThat(unused.exitCode()).isZero();
    assertThat(unused.out()).contains("unused    not configured; it needs WALLAROO_URL");
  }

  @Test
  void configuredVendorsComeFirst() {
    Map<String, String> environment = new HashMap<>(sandbox.trueFoundry().environment());
    environment.putAll(sandbox.wallaroo().environment());

    assertThat(Run.with(environment, "doctor", "-o", "json").texts("registries", "name"))
        .containsExactly("truefoundry", "wallaroo", "marqtune", "pieces", "sensei");
    assertThat(
            run("doctor", "-o", "json", "--registry", "wallaroo", "--registry", "sensei")
                .texts("registries", "name"))
        .containsExactly("wallaroo", "sensei");
  }

  @Test
  void debuggingShowsTheStackTraceOfAFailure() {
    sandbox.trueFoundry().failNext(9, 401);

    Run run = run("doctor", "--debug");

    assertThat(run.out()).doesNotContain("    at ");
    assertThat(run.err())
        .contains("AuthenticationException: ", "    at io.github.modelregistry.")
        .doesNotContain(sandbox.trueFoundry().token());
  }

  @Test
  void aKeyInTheWrongPlaceIsNotShown() {
    Run run = Run.with(Map.of("TFY_HOST", "tfy key with blanks", "TFY_API_KEY", "k"), "doctor");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("TFY_HOST = ********").doesNotContain("tfy key with blanks");
  }

  @Test
  void nothingConfiguredExits2() {
    assertThat(Run.with(Map.of(), "doctor").exitCode()).isEqualTo(2);
  }

  @Test
  void aRefusedKeyIsTheDiagnosis() {
    sandbox.trueFoundry().failNext(9, 401);

    Run run = run("doctor", "--registry", "truefoundry", "--format", "ndjson");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.json().at("failure", "status")).isEqualTo(JsonValue.of(401));
    assertThat(run.json().get("latencyMillis").isNull()).isTrue();
  }
}
