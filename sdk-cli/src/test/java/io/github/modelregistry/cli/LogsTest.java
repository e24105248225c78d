package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logs by the command line. */
class LogsTest extends SandboxedCommands {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(SandboxVendor.MARQTUNE, SandboxVendor.WALLAROO, SandboxVendor.SENSEI);

  @Test
  void theLinesAreShownWithTheirTimesAndWithoutControlCharacters() {
    String id = sandbox.marqtune().startTraining("shoes", 2);
    sandbox.marqtune().addLogLine(id, "loss \u001b[31m0.5");

    Run run = run("logs", "marqtune:shoes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines())
        .anySatisfy(line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT\\S+Z loss .*0\\.5"));
    assertThat(run.out()).doesNotContain("\u001b");
  }

  @Test
  void aLogIsFollowedUntilTheConversionHasFailed() {
    long model = sandbox.wallaroo().addModel("churn");
    long version = sandbox.wallaroo().addVersion(model);
    sandbox.wallaroo().setStatus(version, "error", "no InferenceBuilder");

    Run run = run("logs", "--follow", "wallaroo:churn@" + version);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("no InferenceBuilder");
  }

  @Test
  void anEmptyLogIsExplained() {
    long version = sandbox.wallaroo().addVersion(sandbox.wallaroo().addModel("churn"));

    Run run = run("logs", "wallaroo:churn@" + version);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "mreg: The log of wallaroo:churn@"
                + version
                + " is empty: no training or conversion has written to it yet; --follow waits for"
                + " one.\n");
  }

  @Test
  void followingEndsAtItsDeadline() {
    sandbox.marqtune().advanceManually();
    sandbox.marqtune().startTraining("endless", 2);

    assertThat(run("logs", "-f", "marqtune:endless", "--deadline", "30ms").exitCode()).isEqualTo(6);
  }

  @Test
  void aRegistryWithoutLogsSaysWhichHaveThem() {
    Run run = run("logs", "sensei:15c53796-bd6b-4e09-b51d-7296aa20af71");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("ModelLogs").contains("marqtune");
  }
}
