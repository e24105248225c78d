package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Waiting by the command line. */
class WaitTest extends SandboxedCommands {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(SandboxVendor.MARQTUNE, SandboxVendor.WALLAROO, SandboxVendor.SENSEI);

  @Test
  void itPrintsTheRefAloneAndEachChangeOnTheStandardError() {
    String id = sandbox.marqtune().startTraining("shoes", 2);

    Run run = run("wait", "marqtune:shoes", "--interval", "1ms");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly("marqtune:" + id);
    assertThat(run.err().lines())
        .containsExactly("PENDING (provisioning)", "PENDING (running)", "READY (ready)");
  }

  @Test
  void aModelWithVersionsIsReadyWithItsNewestVersionWhichIsPrinted() {
    long model = sandbox.wallaroo().addModel("churn");
    long version = sandbox.wallaroo().addVersion(model);
    sandbox.wallaroo().startConversion(version);

    Run run = run("wait", "wallaroo:" + model, "--interval", "1ms");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly("wallaroo:" + model + "@" + version);
  }

  @Test
  void aVersionIsWaitedForByItsRef() {
    long model = sandbox.wallaroo().addModel("churn");
    long old = sandbox.wallaroo().addVersion(model);
    sandbox.wallaroo().setStatus(sandbox.wallaroo().addVersion(model), "uploading", null);

    Run run = run("wait", "wallaroo:churn@" + old);

    assertThat(run.lines()).containsExactly("wallaroo:" + model + "@" + old);
  }

  @Test
  void aFailureEndsItWithTheMessageOfTheRegistry() {
    long model = sandbox.wallaroo().addModel("churn");
    long version = sandbox.wallaroo().addVersion(model);
    sandbox.wallaroo().setStatus(version, "error", "no InferenceBuilder");

    Run run = run("wait", "wallaroo:churn");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("wallaroo:" + model + " is not ready and will not become so")
        .contains("the registry says: no InferenceBuilder");
  }

  @Test
  void theDeadlineHasAnExitCodeOfItsOwn() {
    sandbox.marqtune().advanceManually();
    sandbox.marqtune().startTraining("endless", 2);

    Run run = run("wait", "marqtune:endless", "--deadline", "30ms", "--interval", "5ms");

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err()).contains("the limit for the wait until it is ready (deadline)");
  }

  @Test
  void aRegistryWhoseModelsAreReadyAtOnceHasNoWait() {
    Run run = run("wait", "sensei:15c53796-bd6b-4e09-b51d-7296aa20af71");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("ReadinessWait").contains("wallaroo");
  }
}
