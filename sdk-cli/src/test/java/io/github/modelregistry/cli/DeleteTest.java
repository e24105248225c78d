package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting and updating by the command line. */
class DeleteTest extends SandboxedCommands {

  private static final String CHURN = "sensei:15c53796-bd6b-4e09-b51d-7296aa20af71";

  @RegisterExtension
  static final SandboxExtension SANDBOX = sandboxOf(SandboxVendor.WALLAROO, SandboxVendor.SENSEI);

  @Test
  void aModelIsDeletedOnceAUserHasConfirmedItsName() {
    Run run = answering(List.of("y"), "delete", CHURN);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("Delete the model " + CHURN + " '").contains("? [y/N]");
    assertThat(run.lines()).containsExactly(CHURN);
    assertThat(run("show", CHURN).exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"n", "", "no", "yesterday"})
  void everyOtherAnswerDeletesNothing(String answer) {
    Run run = answering(List.of(answer), "delete", CHURN);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run("show", CHURN).exitCode()).isZero();
  }

  @Test
  void withoutATerminalItMustBeConfirmedByAnOption() {
    Run run = run("delete", CHURN);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("add --yes");
    assertThat(run("show", CHURN).exitCode()).isZero();
    assertThat(run("delete", CHURN, "--yes").exitCode()).isZero();
    assertThat(run("show", CHURN).exitCode()).isEqualTo(3);
  }

  @Test
  void aModelThatHasVersionsNeedsAnOption() {
    Run refused = run("delete", "wallaroo:839", "--yes");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("it has 2 versions").contains("--all-versions");
    assertThat(run("show", "wallaroo:839").exitCode()).isZero();

    assertThat(run("delete", "wallaroo:839", "--yes", "--all-versions").exitCode()).isZero();
    assertThat(run("show", "wallaroo:839").exitCode()).isEqualTo(3);
  }

  @Test
  void aVersionIsDeletedAndItsModelStays() {
    Run run = run("delete", "wallaroo:839@837", "--yes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly("wallaroo:839@837");
    assertThat(run("versions", "wallaroo:839", "-o", "json").texts("versions", "ref"))
        .containsExactly("wallaroo:839@838");
  }

  @Test
  void allRefsAreCheckedBeforeTheFirstDeletion() {
    assertThat(run("delete", CHURN, "wallaroo:4711", "--yes").exitCode()).isEqualTo(3);
    assertThat(run("delete", CHURN, "wallaroo:839@latest", "--yes").err())
        .contains("name a version, not 'latest'");
    assertThat(run("delete", CHURN, "no-ref", "--yes").exitCode()).isEqualTo(2);
    assertThat(run("show", CHURN).exitCode()).isZero();
  }

  @Test
  void aDeployedVersionIsNotDeletedAndWhatWasDeletedBeforeIsPrinted() {
    sandbox.wallaroo().patchVersion(838, "{\"model_version\":{\"deployed\":true}}");

    Run run = run("delete", "wallaroo:839@837", "wallaroo:839@838", "--yes");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.lines()).containsExactly("wallaroo:839@837");
    assertThat(run.err()).contains("409");
  }

  @Test
  void anUpdatePrintsTheRefAndKeepsWhatIsNotNamed() {
    Run run = run("update", CHURN, "--description", "for the autumn");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly(CHURN);
    assertThat(run("show", CHURN, "-o", "json").json().get("description").asString())
        .isEqualTo("for the autumn");
    assertThat(run("update", CHURN).exitCode()).isEqualTo(2);
    assertThat(run("update", "wallaroo:839", "--name", "x").err()).contains("ModelUpdate");
  }

  private Run answering(List<String> lines, String... arguments) {
    return Run.answering(lines, sandbox.environment(), arguments);
  }
}
