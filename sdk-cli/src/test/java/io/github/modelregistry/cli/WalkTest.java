package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Commands of one shell, each of which uses what the ones before have printed. */
@DisabledOnOs(OS.WINDOWS)
class WalkTest extends SandboxedCommands {

  private static final String SCHEMA = "/////wAAAAA=";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      sandboxOf(
          SandboxVendor.WALLAROO,
          SandboxVendor.SENSEI,
          SandboxVendor.TRUEFOUNDRY,
          SandboxVendor.MARQTUNE);

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("churn.onnx"), "weights");
    Files.createDirectories(folder.resolve("tree/conf"));
    Files.writeString(folder.resolve("tree/model.pt"), "more weights");
    Files.writeString(folder.resolve("tree/conf/a.json"), "{}");
    Path program =
        Files.writeString(
            folder.resolve("mreg"), "exec %s \"$@\"\n".formatted(Script.mregInShell()));
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void anUploadIsWaitedForListedAndDeleted() {
    Run run =
        shell(
            """
            upload="./mreg upload churn.onnx --registry wallaroo --name churn --namespace 108"
            OLD=$($upload --framework onnx)
            REF=$($upload --framework onnx) && ./mreg wait "$REF" && ./mreg versions "${REF%@*}" -o csv --columns ref
            ./mreg delete "$OLD" --yes
            ./mreg versions "${REF%@*}" -o csv --columns ref --no-headers
            test "$(./mreg versions "$OLD" 2>&1 >/dev/null)" && echo "$OLD"
            """);

    assertThat(run.exitCode()).as(run.err()).isZero();
    String ref = run.lines().get(0);
    String old = run.lines().get(3);
    assertThat(ref).matches("wallaroo:\\d+@\\d+");
    assertThat(run.lines()).containsExactly(ref, "ref", ref, old, old, ref, old);
  }

  @Test
  void aCheckpointIsCopiedWithTheSameBytes() {
    sandbox.marqtune().addModel("shoes", 3);

    Run run =
        shell(
            """
            COPY=$(./mreg copy marqtune:shoes@epoch_2 sensei)
            ./mreg download marqtune:shoes@epoch_2 -o source.bin
            ./mreg download "$COPY" -o copy.bin
            cmp source.bin copy.bin && ./mreg show "$COPY" -o json | grep -c '"status": "READY"'
            """);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly("source.bin", "copy.bin", "1");
    assertThat(folder.resolve("copy.bin")).isNotEmptyFile();
  }

  @Test
  void aTreeIsRefusedWithAllReasonsThenCopiedAndReady() {
    Run run =
        shell(
            """
            TREE=$(./mreg upload tree --registry truefoundry --namespace support-ml --name tree)
            ./mreg copy "$TREE" wallaroo --name "Churn Tree" --framework custom || echo "exit $?"
            COPY=$(./mreg copy "$TREE" wallaroo --name churn-tree --namespace 108 --framework custom \\
              --archive --option input-schema=%1$s --option output-schema=%1$s)
            ./mreg wait "$COPY" --interval 1ms
            """
                .formatted(SCHEMA));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).first().isEqualTo("exit 2");
    assertThat(run.lines().get(1)).matches("wallaroo:\\d+@\\d+");
    assertThat(run.err())
        .contains("--name: 'Churn Tree'", "--namespace:", "--option: input-schema", "--archive:");
  }

  @Test
  void aLogIsFollowedToItsEnd() {
    String id = sandbox.marqtune().startTraining("shoes", 2);

    Run run = shell("./mreg logs --follow marqtune:shoes && ./mreg wait marqtune:shoes");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("Train Epoch: 0", "Train Epoch: 1", "Training ended.")
        .endsWith("\nmarqtune:" + id + "\n");
    assertThat(run.err()).isEqualTo("READY (ready)\n");
  }

  private Run shell(String commands) {
    return new Script(Path.of("/bin/sh"), "-eu", "-c", commands)
        .in(folder)
        .with(sandbox.environment())
        .with(Map.of("PATH", System.getenv("PATH")))
        .run();
  }
}
