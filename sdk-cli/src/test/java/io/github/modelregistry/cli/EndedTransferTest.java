package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.VendorSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies that are ended half-way, by Ctrl-C, say what is left, and leave no model. */
@DisabledOnOs(OS.WINDOWS)
class EndedTransferTest extends SandboxedCommands {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(SandboxVendor.WALLAROO, SandboxVendor.SENSEI, SandboxVendor.TRUEFOUNDRY);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "truefoundry, --namespace=support-ml --name=half",
    "sensei, --name=half",
    "wallaroo, --namespace=108 --framework=onnx --file-name=half.onnx --name=half"
  })
  void aCopyThatIsEndedByCtrlCLeavesNoModel(String target, String options) throws Exception {
    Path file = Files.write(folder.resolve("m.bin"), new byte[3_000_000]);
    String ref = run("upload", file.toString(), "--registry=sensei", "--name=m").out().strip();
    slowDown(100_000); // bytes in a second
    CountDownLatch downloading = nextRequest(sandbox.sensei(), "artifact");
    Script.Running copy =
        Script.mreg(("copy " + ref + " " + target + " " + options).split(" ", -1))
            .with(sandbox.environment())
            .interruptible()
            .start();
    assertThat(downloading.await(60, TimeUnit.SECONDS)).as("the download begins").isTrue();

    copy.interrupt();

    Run run = copy.await();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(130);
    assertThat(run.err())
        .contains("interrupted")
        .endsWith("mreg: Nothing was registered in " + target + ".\n");
    slowDown(1_000_000_000);
    assertThat(run("list", "--registry", target, "--name", "half", "--no-headers").out()).isEmpty();
  }

  private void slowDown(long bytesPerSecond) {
    for (VendorSandbox vendor :
        List.of(sandbox.sensei(), sandbox.wallaroo(), sandbox.trueFoundry())) {
      vendor.limitTransferRate(bytesPerSecond);
    }
  }
}
