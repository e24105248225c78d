package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Registering models by the command line. */
class UploadTest extends SandboxedCommands {

  private static final String SCHEMA = "/////wAAAAA=";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(
          SandboxVendor.WALLAROO,
          SandboxVendor.SENSEI,
          SandboxVendor.TRUEFOUNDRY,
          SandboxVendor.MARQTUNE);

  @TempDir private Path folder;
  private String onnx = "";

  @BeforeEach
  void write() throws IOException {
    onnx = Files.writeString(folder.resolve("churn.onnx"), "bytes").toString();
  }

  @Test
  void theRefThatItPrintsIsWaitedForListedAndDeleted() {
    String ref = wallaroo("churn").out().strip();

    assertThat(ref).matches("wallaroo:\\d+@\\d+");
    assertThat(run("wait", ref).lines()).containsExactly(ref);
    String model = ref.substring(0, ref.indexOf('@'));
    String second = wallaroo("churn").out().strip();
    assertThat(run("versions", model, "--format", "json").texts("versions", "ref"))
        .containsExactly(second, ref);
    assertThat(run("delete", ref, "--yes").lines()).containsExactly(ref);
    assertThat(run("versions", model, "--format", "json").texts("versions", "ref"))
        .containsExactly(second);
  }

  @Test
  void optionsOfTheRegistryAreGivenAsTexts() {
    Run run =
        run(
            "upload",
            onnx,
            "--registry=wallaroo",
            "--name=byop",
            "--namespace=108",
            "--framework=pytorch",
            "--option=input-schema=" + SCHEMA,
            "--option=output-schema=" + SCHEMA,
            "--option=arch=arm");

    assertThat(run.exitCode()).as(run.err()).isZero();
    String ref = run.out().strip();
    assertThat(run("wait", ref, "--interval", "1ms").err()).contains("pending_load_native");
    Run shown = run("show", "wallaroo:byop", "--format", "json");
    assertThat(shown.json().get("framework").asString()).isEqualTo("pytorch");
    assertThat(shown.out()).contains("\"arch\": \"arm\"", "\"input_schema\": \"" + SCHEMA + "\"");
  }

  @Test
  void allThatIsMissingOrWrongIsNamedAtOnce() {
    Run run =
        run("upload", onnx, "--registry", "wallaroo", "--name", "Ä", "--framework", "pytorch");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("upload to wallaroo")
        .contains("--name: 'Ä' is not allowed")
        .contains("--namespace: it is required")
        .contains("--option: input-schema is required for pytorch")
        .contains("--option: output-schema is required for pytorch");
    assertThat(sandbox.wallaroo().calls()).isEmpty();
  }

  @Test
  void anUnknownOptionListsTheKnownOnes() {
    Run run = run("upload", onnx, "--registry=sensei", "--name=a", "--option=tag=a=b");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("'tag' is unknown").contains("experiment-run-id, tags");
  }

  @Test
  void aModelWithoutVersionsIsPrintedItself() {
    Run run =
        run(
            "upload",
            onnx,
            "--registry=sensei",
            "--name=summer",
            "--description=weekly",
            "--option=tags=team=growth,a=b=c");

    assertThat(run.exitCode()).as(run.err()).isZero();
    Run shown = run("show", run.out().strip(), "--format", "json");
    assertThat(shown.json().get("description").asString()).isEqualTo("weekly");
    assertThat(shown.out()).contains("team=growth").contains("a=b=c");
  }

  @Test
  void aFolderIsUploadedWhereTreesAreAcceptedAndRefusedElsewhere() throws IOException {
    Files.createDirectories(folder.resolve("weights"));
    Files.writeString(folder.resolve("weights/1.bin"), "more bytes");

    Run tree =
        run(
            "upload",
            folder.toString(),
            "--registry=truefoundry",
            "--name=churn",
            "--namespace=support-ml");
    Run single = run("upload", folder.toString(), "--registry=sensei", "--name=churn");

    assertThat(tree.exitCode()).as(tree.err()).isZero();
    assertThat(tree.out()).matches("truefoundry:\\S+@1\\R");
    assertThat(single.exitCode()).isEqualTo(2);
    assertThat(single.err()).contains("artifact: this registry accepts a single file, not a tree");
  }

  @Test
  void aRegistryThatCannotAndAFileThatIsNotThereAreUsageErrors() {
    Run cannot = run("upload", onnx, "--registry=marqtune", "--name=churn");
    Run absent = run("upload", onnx + ".gone", "--registry=sensei", "--name=churn");

    assertThat(cannot.exitCode()).isEqualTo(2);
    assertThat(cannot.err()).contains("ModelRegistration").contains("sensei");
    assertThat(absent.exitCode()).isEqualTo(2);
    assertThat(absent.err()).contains("is not a readable file");
  }

  private Run wallaroo(String name) {
    Run run =
        run(
            "upload",
            onnx,
            "--registry",
            "wallaroo",
            "--name",
            name,
            "--namespace",
            "108",
            "--framework",
            "onnx");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }
}
