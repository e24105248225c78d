package io.github.modelregistry.cli;

import static io.github.modelregistry.cli.FakeTrueFoundry.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.cli.session.ExitCode;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.json.JsonValue;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

  private static final Map<String, String> UNREACHABLE_WALLAROO =
      Map.of("WALLAROO_URL", "http://127.0.0.1:1", "WALLAROO_TOKEN", "wal-token-77");

  private final FakeTrueFoundry trueFoundry = new FakeTrueFoundry();

  @AfterEach
  void stop() {
    trueFoundry.close();
  }

  private Run besideUnreachableWallaroo(String... arguments) {
    return Run.with(trueFoundry.environment(UNREACHABLE_WALLAROO), arguments);
  }

  @Test
  void oneRegistryOutOfReachLeavesTheOthersModelsAndExits5() {
    trueFoundry.withModels(model("m1", "churn"));

    Run run = besideUnreachableWallaroo("list", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.texts("models", "ref")).containsExactly("truefoundry:m1");
    JsonValue failure = run.json().at("failures", 0);
    assertThat(failure.fields().keySet()).containsExactly("registry", "error", "status", "message");
    assertThat(failure.get("registry")).isEqualTo(JsonValue.of("wallaroo"));
    assertThat(failure.get("error")).isEqualTo(JsonValue.of("TransportException"));
    assertThat(failure.get("status").isNull()).isTrue();
    assertThat(failure.get("message").asString()).contains("http://127.0.0.1:1");
    assertThat(run.err()).isEmpty();
    assertThat(run.out() + run.err()).doesNotContain("wal-token-77", FakeTrueFoundry.KEY);
  }

  @Test
  void allowPartialMakesItASuccessButNotWhenAllFailed() {
    trueFoundry.withModels(model("m1", "churn"));
    assertThat(besideUnreachableWallaroo("list", "--allow-partial").exitCode()).isZero();

    assertThat(Run.with(UNREACHABLE_WALLAROO, "list", "--allow-partial").exitCode()).isEqualTo(1);
  }

  @Test
  void theOnlyRegistryWithAnUnusableRowIsPartialToo() {
    trueFoundry.withModels(model("m1", "churn"), "{\"name\":\"no id\"}");

    Run run = Run.with(trueFoundry.environment(), "list", "--format", "json");

    assertThat(run.texts("models", "ref")).containsExactly("truefoundry:m1");
    assertThat(run.json().at("failures", 0, "message").asString())
        .contains("models of 'truefoundry'", "row index 1 on page 1: $.data[1].id");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(Run.with(trueFoundry.environment(), "list", "--allow-partial").exitCode()).isZero();
  }

  @Test
  void aTableKeepsFailuresOutOfStdout() {
    trueFoundry.withModels(model("m1", "churn"));

    Run run = besideUnreachableWallaroo("list");

    assertThat(run.lines()).hasSize(2);
    assertThat(run.err()).startsWith("mreg: wallaroo: ").hasLineCount(1);
  }

  @Test
  void ndjsonTellsFailuresAsJsonLinesOnStderr() {
    trueFoundry.withModels(model("m1", "churn"));

    Run run = besideUnreachableWallaroo("list", "--format", "ndjson");

    assertThat(run.lines()).hasSize(1);
    assertThat(JsonValue.parse(run.err()).get("registry")).isEqualTo(JsonValue.of("wallaroo"));
  }

  @ParameterizedTest
  @CsvSource({"401,4", "403,4", "404,3", "400,1", "500,1"})
  void whenAllFailAlikeTheirOwnCodeIsTheExitCode(int status, int exitCode) {
    trueFoundry.withStatus(status);

    Run run = Run.with(trueFoundry.environment(), "list", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.json().at("failures", 0, "status")).isEqualTo(JsonValue.of(status));
    assertThat(run.out()).doesNotContain(FakeTrueFoundry.KEY);
  }

  @Test
  void aDeadlineHasAnExitCodeOfItsOwn() {
    CallTimeoutException late =
        new CallTimeoutException(
            "listModels",
            CallTimeoutException.Deadline.CALL,
            Duration.ofSeconds(1),
            1,
            false,
            null);

    assertThat(ExitCode.of(late)).isEqualTo(6);
  }

  @Test
  void whenAllFailButNotAlikeItExits1() {
    trueFoundry.withStatus(401);

    assertThat(besideUnreachableWallaroo("list").exitCode()).isEqualTo(1);
  }

  @Test
  void aHalfConfiguredVendorBesideAGoodOneIsAFailure() {
    trueFoundry.withModels(model("m1", "churn"));

    Run run =
        Run.with(
            trueFoundry.environment(Map.of("WALLAROO_URL", "https://w.example")),
            "list",
            "--format",
            "json");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.texts("models", "id")).containsExactly("m1");
    assertThat(run.json().at("failures", 0, "error"))
        .isEqualTo(JsonValue.of("ConfigurationException"));
    assertThat(run.json().at("failures", 0, "message").asString()).contains("WALLAROO_");
  }

  @Test
  void nothingConfiguredSaysWhatToSetAndExits2() {
    Run run = Run.with(Map.of(), "list", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("MODEL_REGISTRY_CONFIG")
        .containsPattern("(?m)^  - truefoundry: TFY_HOST \\(or TFY_BASE_URL\\) and TFY_API_KEY$")
        .containsPattern("(?m)^  - wallaroo: WALLAROO_URL, and ")
        .contains("--config", "~/.config/model-registry/registries.yaml", "mreg list --sandbox");
    assertThat(Run.with(Map.of(), "doctor").err()).contains("--config", "mreg list --sandbox");
    assertThat(Run.with(Map.of("TFY_HOST", "x y"), "list").err()).doesNotContain("--sandbox");
  }

  @Test
  void anHtmlPageIsNoAnswer() {
    trueFoundry.withAnswer("<html>log in</html>");

    Run run = Run.with(trueFoundry.environment(), "list", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json().at("failures", 0, "error")).isEqualTo(JsonValue.of("DecodingException"));
  }

  @Test
  void aModelThatIsNotThereExits3AndPrintsNothing() {
    trueFoundry.withStatus(404);

    Run run = Run.with(trueFoundry.environment(), "show", "truefoundry:nope", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("mreg: ").doesNotContain("\tat ", "    at ");
  }

  @Test
  void debuggingShowsWhereAnErrorComesFromAndStillNoSecret() {
    trueFoundry.withStatus(401);

    for (Run run :
        new Run[] {
          Run.with(trueFoundry.environment(), "versions", "truefoundry:m1", "--debug"),
          Run.with(trueFoundry.environment(Map.of("MREG_DEBUG", "1")), "versions", "truefoundry:m1")
        }) {
      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.err())
          .contains("    at io.github.modelregistry.")
          .doesNotContain(FakeTrueFoundry.KEY);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "ndjson", "csv"})
  void debuggingShowsTheStackTracesOfAListsFailures(String format) {
    trueFoundry.withStatus(401);

    Run run = besideUnreachableWallaroo("list", "--debug", "-o", format);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("AuthenticationException: ", "TransportException: ", "Caused by: ")
        .contains("    at io.github.modelregistry.")
        .doesNotContain(FakeTrueFoundry.KEY, "wal-token-77");
    assertThat(run.out()).doesNotContain("    at ");
    assertThat(besideUnreachableWallaroo("list", "-o", format).err()).doesNotContain("    at ");
  }
}
