package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A report of models with versions, and of a registry without. */
class ReportInSandboxTest extends SandboxedCommands {

  @RegisterExtension
  static final SandboxExtension SANDBOX = sandboxOf(SandboxVendor.MARQTUNE, SandboxVendor.SENSEI);

  @Test
  void modelsHaveTheirVersionsWhereTheRegistryHasThem() {
    String id = sandbox.marqtune().addModel("shoes", 3);

    Run run = run("report", "--name", "shoes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("3 versions", "marqtune:" + id + "@epoch_3", "marqtune:" + id + "@epoch_1");
  }

  @Test
  void withoutVersionsOnlyTheListsAreRequested() {
    sandbox.marqtune().addModel("shoes", 3);
    run("list");
    int calls = sandbox.marqtune().calls().size();

    Run run = run("report", "--no-versions");

    assertThat(run.out()).contains("shoes").doesNotContain("@epoch_3");
    assertThat(sandbox.marqtune().calls()).hasSize(2 * calls);
    run("report");
    assertThat(sandbox.marqtune().calls()).hasSizeGreaterThan(3 * calls);
  }
}
