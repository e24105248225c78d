package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A second run of a download continues the first one. */
class ResumedDownloadTest extends SandboxedCommands {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(SandboxVendor.MARQTUNE, SandboxVendor.TRUEFOUNDRY, SandboxVendor.SENSEI);

  private static final String KEPT = "mreg: What has arrived is kept in ";

  @TempDir Path folder;

  @Test
  void aFileContinuesWhereItWasCut() throws IOException {
    String id = sandbox.marqtune().addModel("shoes", 1);
    Path file = folder.resolve("model.bin");
    cut(10_000);

    Run first = run("download", "marqtune:shoes", "-o", file.toString());

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.out()).isEmpty();
    assertThat(files())
        .singleElement()
        .satisfies(part -> assertThat(first.err()).contains(KEPT + part + ". "));

    int before = sandbox.marqtune().storageCalls().size();
    Run second = run("download", "marqtune:shoes", "-o", file.toString());

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.lines()).containsExactly(file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(sandbox.marqtune().checkpoint(id, "epoch_1"));
    assertThat(files()).containsExactly(file);
    List<LoggedRequest> calls = sandbox.marqtune().storageCalls();
    assertThat(calls).hasSize(before + 1);
    assertThat(calls.get(before).getHeader("Range")).isEqualTo("bytes=10000-");
    assertThat(calls.get(before).getHeader("If-Range")).startsWith("\"");
  }

  @Test
  void ofAFolderOnlyTheRestIsRequested() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/weights")).getParent();
    write(tree.resolve("a.json"), 1_000);
    write(tree.resolve("weights/part-1.bin"), 30_000);
    write(tree.resolve("weights/part-2.bin"), 20_000);
    Run upload =
        run(
            "upload",
            tree.toString(),
            "--registry=truefoundry",
            "--name=t",
            "--namespace=support-ml");
    String ref = upload.out().strip();
    Path copy = folder.resolve("copy");
    sandbox.trueFoundry().cutDownloads(1, 25_000);
    sandbox.trueFoundry().cutDownloads(2, 0);

    Run first = run("download", ref, "-o", copy + "/");

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.err()).contains(KEPT + copy.resolve(".download-"));
    assertThat(copy.resolve("a.json")).doesNotExist();

    int before = sandbox.trueFoundry().storageCalls().size();
    Run second = run("download", ref, "-o", copy + "/");

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.lines()).hasSize(3);
    for (String path : List.of("a.json", "weights/part-1.bin", "weights/part-2.bin")) {
      assertThat(copy.resolve(path)).hasSameBinaryContentAs(tree.resolve(path));
    }
    try (Stream<Path> in = Files.list(copy)) {
      assertThat(in).containsExactlyInAnyOrder(copy.resolve("a.json"), copy.resolve("weights"));
    }
    assertThat(sandbox.trueFoundry().storageCalls().stream().skip(before))
        .extracting(call -> call.getHeader("Range"))
        .containsExactly("bytes=25000-", null);
  }

  @Test
  void whoWantsNothingKeptGetsNothing() {
    sandbox.marqtune().addModel("shoes", 1);
    cut(10_000);

    Run run = run("download", "marqtune:shoes", "-o", folder.resolve("new") + "/", "--no-resume");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("kept");
    assertThat(folder).isEmptyDirectory();
  }

  /** It would take half a minute. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void afterCtrlCTheNextRunContinues() throws Exception {
    sandbox.sensei().sendRanges();
    Path file = write(folder.resolve("m.bin"), 3_000_000);
    String ref = run("upload", file.toString(), "--registry=sensei", "--name=m").out().strip();
    Path copies = Files.createDirectory(folder.resolve("copies"));
    sandbox.sensei().limitTransferRate(100_000);
    Script.Running download =
        Script.mreg("download", ref, "-o", copies + "/")
            .with(sandbox.environment())
            .interruptible()
            .start();
    FolderWatch.awaitBytes(copies);

    download.interrupt();

    Run first = download.await();
    assertThat(first.exitCode()).as(first.err()).isEqualTo(130);
    assertThat(first.err()).contains(KEPT + copies.resolve(".download-"));

    sandbox.sensei().limitTransferRate(1_000_000_000);
    Run second = run("download", ref, "-o", copies + "/");

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(Path.of(second.lines().get(0))).hasSameBinaryContentAs(file).hasParent(copies);
    assertThat(copies).isDirectoryNotContaining("glob:**/.download-*");
    List<LoggedRequest> calls = sandbox.sensei().calls();
    assertThat(calls.get(calls.size() - 1).getHeader("Range")).matches("bytes=[1-9]\\d{4,}-");
  }

  /** Cuts a body once, and then those of all further attempts at once. */
  private void cut(long afterBytes) {
    sandbox.marqtune().cutDownloads(1, afterBytes);
    sandbox.marqtune().cutDownloads(2, 0);
  }

  private static Path write(Path file, int size) throws IOException {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(file, bytes);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
