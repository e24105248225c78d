package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands with Adobe Sensei ML alone. */
class SenseiInSandboxTest extends SandboxedCommands {

  private static final String FIRST = "sensei:15c53796-bd6b-4e09-b51d-7296aa20af71";

  @RegisterExtension static final SandboxExtension SANDBOX = sandboxOf(SandboxVendor.SENSEI);

  @Test
  void theDoctorExplainsSettingsAndReachesTheRegistry() {
    Run run = run("doctor", "--verify");

    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("SENSEI_URL = " + sandbox.sensei().serviceUrl() + ", from the environment")
        .contains("SENSEI_CLIENT_SECRET = ********, from the environment")
        .contains("reached   " + sandbox.sensei().serviceUrl() + "/models responded in")
        .contains("read      4 models, 0 versions")
        .contains("differs   nothing")
        .doesNotContain(sandbox.sensei().clientSecret());
  }

  @Test
  void theDoctorTellsWhatIsMissingAndWhatIsWrong() {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.remove("SENSEI_ORG_ID");
    assertThat(Run.with(Map.of("PATH", "/bin"), "doctor").out())
        .contains(
            "not configured; it needs SENSEI_CLIENT_ID and SENSEI_ORG_ID, and SENSEI_CLIENT_SECRET"
                + " or SENSEI_ACCESS_TOKEN");
    assertThat(Run.with(environment, "doctor").out()).contains("SENSEI_ORG_ID is not set");

    environment.put("SENSEI_ORG_ID", sandbox.sensei().organization());
    environment.put("SENSEI_CLIENT_SECRET", "not-the-s3cret");
    Run wrong = Run.with(environment, "doctor");

    assertThat(wrong.exitCode()).isEqualTo(4);
    assertThat(wrong.out())
        .contains("login failed")
        .contains("Check the client id")
        .doesNotContain("not-the-s3cret");
  }

  @Test
  void theDoctorTellsHowAnswersDiffer() {
    sandbox.sensei().patchModel(FIRST.substring(7), "{\"qualityTier\":{\"level\":1.10}}");

    assertThat(run("doctor", "--verify").out())
        .containsPattern("differs +listModels: unknown field 'qualityTier' at \\S+")
        .containsPattern("differs +getModel: unknown field 'qualityTier' at \\S+");
  }
}
