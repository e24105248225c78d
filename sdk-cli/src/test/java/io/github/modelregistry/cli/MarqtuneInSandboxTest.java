package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands with Marqtune alone. */
class MarqtuneInSandboxTest extends SandboxedCommands {

  private static final String GUIDE = "marqtune:7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35";

  @RegisterExtension static final SandboxExtension SANDBOX = sandboxOf(SandboxVendor.MARQTUNE);

  @Test
  void whatIsNoIdOrInNoModelIsNotFound() {
    sandbox.marqtune().errorsInsideSuccesses();

    assertThat(run("show", "marqtune:seven").exitCode()).isEqualTo(3);
    assertThat(run("show", "marqtune:00000000-0000-4000-8000-000000000000").exitCode())
        .isEqualTo(3);
  }

  @Test
  void theDoctorExplainsSettingsAndReachesTheRegistry() {
    Run run = run("doctor", "--verify");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("MARQTUNE_URL = " + sandbox.marqtune().baseUrl() + ", from the environment")
        .contains("MARQO_API_KEY = ********, from the environment")
        .contains("reached   " + sandbox.marqtune().baseUrl() + "/models responded in")
        .contains("read      2 models, 2 versions")
        .contains("differs   nothing")
        .doesNotContain(sandbox.marqtune().token());
  }

  @Test
  void theDoctorSaysThatTheKeyAloneSwitchesNothingOn() {
    Run run = Run.with(Map.of("MARQO_API_KEY", "k-e-y-1"), "doctor");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("MARQO_API_KEY = ********")
        .contains("not configured; it needs MARQTUNE_URL and MARQO_API_KEY")
        .doesNotContain("k-e-y-1");
  }

  @Test
  void theDoctorTellsWhatIsMissingAndWhatARefusedKeyLacks() {
    String url = sandbox.marqtune().baseUrl().toString();
    assertThat(Run.with(Map.of("MARQTUNE_URL", url), "doctor").out())
        .contains("MARQO_API_KEY is not set");

    Run refused = Run.with(Map.of("MARQTUNE_URL", url, "MARQO_API_KEY", "not-the-k3y"), "doctor");

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.out())
        .contains("Unauthorized.")
        .contains("access to Marqtune")
        .doesNotContain("not-the-k3y");
  }

  @Test
  void theDoctorPointsToTheAddressWhenThePathIsWrong() {
    String beside = sandbox.marqtune().baseUrl() + "/elsewhere";

    Run run =
        Run.with(
            Map.of("MARQTUNE_URL", beside, "MARQO_API_KEY", sandbox.marqtune().token()), "doctor");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("Invalid request method").contains("Check the base URL");
  }

  @Test
  void theDoctorTellsHowAnswersDifferAndPassesOverWhatIsDeleted() {
    sandbox.marqtune().setStatus(GUIDE.substring(9), "deleted", "Folded", null);

    Run run = run("doctor", "--verify");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("read      2 models, 0 versions")
        .containsPattern("differs +listModels: unknown enum 'Folded' at \\S+secondaryStatus");
  }
}
