package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Copying models from one registry to another by the command line. */
class CopyTest extends SandboxedCommands {

  private static final String SCHEMA = "/////wAAAAA=";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(
          SandboxVendor.WALLAROO,
          SandboxVendor.SENSEI,
          SandboxVendor.TRUEFOUNDRY,
          SandboxVendor.MARQTUNE);

  @TempDir private Path folder;

  @Test
  void aCheckpointOfMarqtuneBecomesAModelOfSenseiWithTheSameBytes() throws IOException {
    String id = sandbox.marqtune().addModel("shoes", 2);

    Run run = run("copy", "marqtune:shoes@epoch_1", "sensei");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String ref = run.out().strip();
    assertThat(ref).startsWith("sensei:");
    assertThat(run("show", ref, "-o", "json").json().get("name").asString()).isEqualTo("shoes");
    Path file = folder.resolve("copy.pt");
    assertThat(run("download", ref, "-o", file.toString()).exitCode()).isZero();
    assertThat(Files.readAllBytes(file)).isEqualTo(sandbox.marqtune().checkpoint(id, "epoch_1"));
  }

  @Test
  void aTreeIsRefusedWithAllReasonsAtOnceAndThenCopiedAsAnArchive() throws IOException {
    String tree = tree();

    Run refused = run("copy", tree, "wallaroo", "--name", "Churn Tree", "--framework", "custom");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--name: 'Churn Tree'")
        .contains("--namespace: it is required")
        .contains("--option: input-schema is required for custom")
        .contains("--option: output-schema is required for custom")
        .contains("accepts a single file")
        .contains("--archive: set it to copy the 2 files as one zip archive");
    assertThat(sandbox.wallaroo().calls()).isEmpty();
    assertThat(run("list", "--registry", "wallaroo", "--name", "churn-tree").lines()).hasSize(1);

    Run run =
        run(
            "copy",
            tree,
            "wallaroo",
            "--name=churn-tree",
            "--namespace=108",
            "--framework=custom",
            "--option=input-schema=" + SCHEMA,
            "--option=output-schema=" + SCHEMA,
            "--archive");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String ref = run.out().strip();
    assertThat(run("wait", ref, "--interval", "1ms").exitCode()).isZero();
    assertThat(run("show", "wallaroo:churn-tree", "-o", "json").json().get("sizeBytes").asLong())
        .isPositive();
  }

  @Test
  void aTreeIsCopiedAsATreeWhereTheRegistryAcceptsOne() throws IOException {
    Run run =
        run("copy", tree(), "truefoundry", "--name", "churn-copy", "--namespace", "support-ml");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path copy = folder.resolve("copied");
    assertThat(run("download", run.out().strip(), "-o", copy + "/").exitCode()).isZero();
    assertThat(copy.resolve("model.onnx")).hasContent("weights");
    assertThat(copy.resolve("conf/a.json")).hasContent("{}");
  }

  @Test
  void aFileOfUnknownLengthIsCopiedToARegistryThatNeedsTheLength() throws IOException {
    Path onnx = Files.writeString(folder.resolve("m.onnx"), "some weights");
    String source = run("upload", onnx.toString(), "--registry=sensei", "--name=m").out().strip();

    Run run = run("copy", source, "truefoundry", "--namespace", "support-ml");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path copy = folder.resolve("copied");
    assertThat(run("download", run.out().strip(), "-o", copy + "/").exitCode()).isZero();
    assertThat(copy.resolve("model")).hasContent("some weights");
  }

  @Test
  void aFileThatTheSourceDoesNotNameGetsANameWhereTheTargetNeedsOne() throws IOException {
    Path onnx = Files.writeString(folder.resolve("m.onnx"), "some weights");
    String source = run("upload", onnx.toString(), "--registry=sensei", "--name=m").out().strip();

    Run refused = run("copy", source, "wallaroo", "--framework=onnx");
    Run run =
        run(
            "copy",
            source,
            "wallaroo",
            "--framework=onnx",
            "--namespace=108",
            "--file-name=m.onnx");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err())
        .contains("--namespace: it is required")
        .contains("the file name 'model' must end in .zip, .pt, .onnx")
        .contains("--file-name: set it");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run("wait", run.out().strip()).exitCode()).isZero();
  }

  @Test
  void severalFilesKeepTheirNames() throws IOException {
    Run run = run("copy", tree(), "truefoundry", "--namespace=support-ml", "--file-name=a");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--file-name: there are 2 files");
  }

  @Test
  void aSourceThatBreaksOffLeavesNothingInTheTarget() {
    sandbox.marqtune().addModel("shoes", 1);
    sandbox.marqtune().cutDownloads(1_000, 100);

    Run run = run("copy", "marqtune:shoes", "sensei", "--name", "broken");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).endsWith(".\nmreg: Nothing was registered in sensei.\n");
    assertThat(run("list", "--registry", "sensei", "--name", "broken", "--no-headers").out())
        .isEmpty();
  }

  @Test
  void aRegistryThatCannotTakeOrGiveModelsIsNamed() {
    assertThat(run("copy", "wallaroo:839", "sensei").err()).contains("ModelDownload");
    assertThat(run("copy", "sensei:15c53796-bd6b-4e09-b51d-7296aa20af71", "marqtune").err())
        .contains("ModelRegistration");
  }

  @Test
  void theArchiveHoldsAllFilesByTheirPaths() throws IOException {
    Run run = run("copy", tree(), "sensei", "--archive");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Path file = folder.resolve("copy.zip");
    assertThat(run("download", run.out().strip(), "-o", file.toString()).exitCode()).isZero();
    assertThat(entries(file)).isEqualTo(Map.of("conf/a.json", "{}", "model.onnx", "weights"));
  }

  private String tree() throws IOException {
    Path tree = Files.createDirectories(folder.resolve("tree/conf")).getParent();
    Files.writeString(tree.resolve("model.onnx"), "weights");
    Files.writeString(tree.resolve("conf/a.json"), "{}");
    Run run =
        run(
            "upload",
            tree.toString(),
            "--registry=truefoundry",
            "--name=t",
            "--namespace=support-ml");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().strip();
  }

  private static Map<String, String> entries(Path zip) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream archive = new ZipInputStream(in)) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        entries.put(
            entry.getName(),
            new String(archive.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
