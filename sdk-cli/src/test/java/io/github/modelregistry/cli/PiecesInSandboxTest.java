package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands with Pieces OS alone. */
class PiecesInSandboxTest extends SandboxedCommands {

  private static final String LLAMA = "pieces:0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";

  @RegisterExtension static final SandboxExtension SANDBOX = sandboxOf(SandboxVendor.PIECES);

  /** Not that there is no such model. */
  @Test
  void whatIsWrongWithARefIsSaid() {
    Run run = run("wait", LLAMA + "@1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("models of Pieces OS have no versions: name the model alone")
        .doesNotContain("no model has this id");
  }

  @Test
  void versionsAreMoreThanTheVendorHas() {
    Run run = run("versions", LLAMA);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("pieces").contains("VersionListing");
  }

  @Test
  void theDoctorExplainsSettingsAndReachesTheRegistry() {
    Run run = run("doctor", "--verify");

    assertThat(run.out())
        .contains("PIECES_URL = " + sandbox.pieces().baseUrl() + ", from the environment")
        .contains("PIECES_APPLICATION_ID = " + sandbox.pieces().token())
        .contains("reached   " + sandbox.pieces().baseUrl() + "/.well-known/health responded in")
        .contains("read      5 models, 0 versions")
        .containsPattern("differs +listModels: unknown field 'reasoning' at \\S+")
        .containsPattern("differs +listModels: unknown enum 'NOVA_9' at \\S+");
  }

  @Test
  void theDoctorSaysThatNobodyIsSignedIn() {
    sandbox.pieces().signOut();

    Run run = run("doctor", "--verify");

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).contains("reached").contains("401").contains("Sign in to Pieces");
  }

  @Test
  void theDoctorSaysThatTheServerIsNotRunning() {
    Run run = Run.with(Map.of("PIECES_URL", "http://127.0.0.1:" + freePort()), "doctor");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("no connection to http://127.0.0.1:")
        .contains("that it is running");
  }

  @Test
  void theDoctorLooksForTheServerWhereTheSettingsSayAuto() {
    Run run = Run.with(Map.of("PIECES_URL", "auto"), "doctor");

    assertThat(run.out())
        .contains("PIECES_URL = auto, from the environment")
        .as("whether or not it runs on the machine of this test")
        .containsPattern(
            "reached   http://127.0.0.1:\\d+/|Pieces OS was not found on this machine: start it"
                + "(?s).*Ports tried: 39300 to 39333");
  }

  @Test
  void theDoctorTellsWhatIsMissing() {
    assertThat(Run.with(Map.of("PATH", "/bin"), "doctor").out())
        .contains("not configured; it needs PIECES_URL");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
