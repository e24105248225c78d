package io.github.modelregistry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Downloading by the command line. */
class DownloadTest extends SandboxedCommands {

  private static final String TRAINED = "15c53796-bd6b-4e09-b51d-7296aa20af71";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(
          SandboxVendor.SENSEI,
          SandboxVendor.MARQTUNE,
          SandboxVendor.TRUEFOUNDRY,
          SandboxVendor.WALLAROO);

  @TempDir Path folder;

  @Test
  void aFileIsWrittenAndItsPathPrinted() {
    String file = folder.resolve("model.bin").toString();

    Run run = run("download", "sensei:" + TRAINED, "-o", file);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly(file);
    assertThat(run.err()).isEmpty();
    assertThat(Path.of(file)).content().contains(TRAINED);
  }

  @Test
  void aFileThatExistsIsKeptUnlessItIsToBeReplaced() throws IOException {
    Path mine = Files.writeString(folder.resolve("mine"), "mine");

    Run refused = run("download", "sensei:" + TRAINED, "-o", mine.toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("exists: choose another name, or add --replace");
    assertThat(mine).hasContent("mine");
    assertThat(run("download", "sensei:" + TRAINED, "-o", mine.toString(), "--replace").exitCode())
        .isZero();
    assertThat(mine).content().contains(TRAINED);
  }

  @Test
  void aModelByItsNameIsItsLatestVersionInAFolderThatIsCreated() throws IOException {
    String id = sandbox.marqtune().addModel("shoes", 10);

    Run latest = run("download", "marqtune:shoes", "-o", folder.resolve("new") + "/");
    Run older = run("download", "marqtune:shoes@epoch_9", "-o", folder.resolve("old") + "/");

    assertThat(latest.exitCode()).as(latest.err()).isZero();
    assertThat(Files.readAllBytes(Path.of(latest.lines().get(0))))
        .isEqualTo(sandbox.marqtune().checkpoint(id, "epoch_10"));
    assertThat(Path.of(latest.lines().get(0))).hasParent(folder.resolve("new"));
    assertThat(Files.readAllBytes(Path.of(older.lines().get(0))))
        .isEqualTo(sandbox.marqtune().checkpoint(id, "epoch_9"));
  }

  @Test
  void allFilesGoToAFolderThatExists() throws IOException {
    Run run = run("download", "truefoundry:ticket-router", "-o", folder.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines())
        .containsExactly(
            folder.resolve("README.md").toString(),
            folder.resolve("weights/part-1.bin").toString(),
            folder.resolve("weights/part-2.bin").toString());
    assertThat(files()).hasSize(3);
  }

  @Test
  void severalFilesDoNotGoToOneAndOneOfThemCanBePrinted() throws IOException {
    Run refused = run("download", "truefoundry:ticket-router", "-o", "-");
    Run printed = run("download", "truefoundry:ticket-router", "-o", "-", "--file", "README.md");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("several files: choose one with --file, or a folder with -o")
        .contains("weights/part-1.bin");
    assertThat(printed.exitCode()).as(printed.err()).isZero();
    assertThat(printed.out()).isNotEmpty();
    run("download", "truefoundry:ticket-router", "-o", folder.toString());
    assertThat(printed.out()).isEqualTo(Files.readString(folder.resolve("README.md"), UTF_8));
  }

  @Test
  void withoutAPlaceItIsTheCurrentFolder() throws IOException {
    Run run = run("download", "truefoundry:ticket-router", "--file", "README.md");

    assertThat(run.lines()).containsExactly("README.md");
    assertThat(Files.deleteIfExists(Path.of("README.md"))).isTrue();
  }

  @Test
  void nothingIsLeftWhereTheServerCannotSendTheRest() throws IOException {
    sandbox.sensei().cutDownloads(1000, 1);

    Run run = run("download", "sensei:" + TRAINED, "-o", folder.resolve("new") + "/");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).doesNotContain("kept");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void failuresHaveTheirExitCodes() {
    assertThat(run("download", "sensei:no-such-id", "-o", folder.toString()).exitCode())
        .isEqualTo(3);
    Run version = run("download", "sensei:" + TRAINED + "@1", "-o", folder.toString());
    assertThat(version.exitCode()).isEqualTo(3);
    assertThat(version.err()).contains("no versions");
    Run without = run("download", "wallaroo:839", "-o", folder.toString());
    assertThat(without.exitCode()).isEqualTo(2);
    assertThat(without.err()).contains("ModelDownload").contains("sensei");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aReaderThatClosesThePipeEndsTheDownloadQuietly() throws IOException {
    Path file = Files.write(folder.resolve("m.bin"), new byte[3_000_000]);
    String ref = run("upload", file.toString(), "--registry=sensei", "--name=m").out().strip();

    Run run =
        new Script(
                Path.of("/bin/sh"),
                "-c",
                "{ %s download '%s' -o -; echo \"exit $?\" >&2; } | head -c 5 | wc -c"
                    .formatted(Script.mregInShell(), ref))
            .with(sandbox.environment())
            .with(Map.of("PATH", System.getenv("PATH")))
            .run();

    assertThat(run.out().strip()).isEqualTo("5");
    assertThat(run.err()).isEqualTo("exit 1\n");
  }

  /** A byte a second: it takes far longer than this test. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptLeavesNothing() throws Exception {
    sandbox.sensei().limitTransferRate(1);
    CountDownLatch asked = nextRequest(sandbox.sensei(), "artifact");
    Script.Running download =
        Script.mreg("download", "sensei:" + TRAINED, "-o", folder.resolve("new") + "/")
            .with(sandbox.environment())
            .interruptible()
            .start();
    assertThat(asked.await(60, TimeUnit.SECONDS)).as("the download begins").isTrue();
    assertThat(folder.resolve("new")).isNotEmptyDirectory();

    download.interrupt();

    Run run = download.await();
    assertThat(run.exitCode()).as(run.err()).isEqualTo(130);
    assertThat(run.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
