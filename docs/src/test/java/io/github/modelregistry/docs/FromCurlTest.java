package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.docs.examples.MarqtuneTasks;
import io.github.modelregistry.docs.examples.PiecesDownload;
import io.github.modelregistry.docs.examples.SenseiTasks;
import io.github.modelregistry.docs.examples.TrueFoundryTasks;
import io.github.modelregistry.docs.examples.WallarooTasks;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.VendorSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sections of the page about curl: its commands, the program, and the commands of {@code mreg},
 * one after the other against one sandbox, as a reader runs them.
 */
@ExtendWith(SandboxExtension.class)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are for bash")
class FromCurlTest {

  private static final Path PAGE =
      Path.of(System.getProperty("root.directory"), "docs", "from-curl-and-python.md");
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder;
  private ModelRegistrySandbox sandbox;
  private ExampleRunner runner;

  @BeforeEach
  void connect(ModelRegistrySandbox running) throws Exception {
    sandbox = running;
    runner = new ExampleRunner(running.environment());
    for (String tool : List.of("bash", "curl", "jq")) {
      runner.assume(folder, tool, "--version");
    }
    Files.writeString(folder.resolve("churn.onnx"), "a model\n");
  }

  @Test
  void wallaroo() throws Exception {
    assertThat(curl("Wallaroo")).contains("839  yolov8n-openvino\n", "\nready\n");
    assertCalls(sandbox.wallaroo(), "/list", "/upload", "/get_version_by_id");
    assertDeletion(sandbox.wallaroo(), "POST", "/delete_model_versions");
    assertThat(runner.run(folder, WallarooTasks.class)).contains("839  yolov8n", "READY");
    assertDeletion(sandbox.wallaroo(), "POST", "/delete_model_versions");
    assertThat(mreg("Wallaroo")).contains("wallaroo:839").containsPattern("wallaroo:\\d+@\\d+");
    assertDeletion(sandbox.wallaroo(), "POST", "/delete_model_versions");
  }

  @Test
  void trueFoundry() throws Exception {
    assertThat(curl("TrueFoundry"))
        .contains("model:acme/experiments/experiment-099\n", "ticket-router:2\n", "/churn:1\n")
        .doesNotContain("experiment-100");
    assertThat(folder.resolve("copy-by-curl.onnx")).hasContent("a model\n");
    assertCalls(sandbox.trueFoundry(), "/models", "/model-versions", "/stage", "/signed-urls");
    assertThat(sandbox.trueFoundry().storageCalls())
        .hasSize(2)
        .noneMatch(call -> call.containsHeader("Authorization"));

    assertThat(runner.run(folder, TrueFoundryTasks.class))
        .contains("experiment-204", "ticket-router:2\n", "/churn:2\n");
    assertDeletion(sandbox.trueFoundry(), "DELETE", "/model-versions/");
    assertThat(folder.resolve("copy/churn.onnx")).hasContent("a model\n");
    assertThat(mreg("TrueFoundry")).containsPattern("truefoundry:\\S+@\\d+");
    assertDeletion(sandbox.trueFoundry(), "DELETE", "/model-versions/");
    assertThat(folder.resolve("models/churn.onnx")).hasContent("a model\n");
  }

  @Test
  void sensei() throws Exception {
    assertThat(curl("Adobe Sensei ML")).contains("Model 3\n", "\nin production\n", "successful");
    assertThat(folder.resolve("copy-by-curl.onnx")).hasContent("a model\n");
    assertCalls(sandbox.sensei(), "/models", "/artifact");
    assertThat(runner.run(folder, SenseiTasks.class)).contains("Model 3\n", "in production");
    assertThat(folder.resolve("copy.onnx")).hasContent("a model\n");
    assertDeletion(sandbox.sensei(), "DELETE", "/models/");
    assertThat(mreg("Adobe Sensei ML")).contains("Model 3");
    assertDeletion(sandbox.sensei(), "DELETE", "/models/");
    assertThat(folder.resolve("sensei-models")).isNotEmptyDirectory();
  }

  @Test
  void pieces() throws Exception {
    assertThat(curl("Pieces OS")).contains("Text vs. Code Model\n").endsWith("true\ntrue\nfalse\n");
    assertCalls(sandbox.pieces(), "/models", "/download", "/load", "/unload");
    String model = "d4f1a6c0-77b2-4f2d-b6d1-9e8c5a1b3f03";
    assertThat(runner.run(folder, PiecesDownload.class, model))
        .contains("COMPLETED", "loaded: true");
    assertThat(mreg("Pieces OS")).contains("Text vs. Code Model");
  }

  @Test
  void marqtune() throws Exception {
    String model = "7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35";
    byte[] checkpoint = sandbox.marqtune().checkpoint(model, "checkpoint-1");
    sandbox.marqtune().addLogLine(model, "epoch 1 of 2");

    assertThat(curl("Marqtune"))
        .contains(model + "  nameInSystem\n", "\nfailed  reasonForFailure\n", "epoch 1 of 2");
    assertThat(folder.resolve("checkpoint-by-curl.pt")).hasBinaryContent(checkpoint);
    assertCalls(sandbox.marqtune(), "/models", "/logs", "/download/url");
    assertThat(runner.run(folder, MarqtuneTasks.class))
        .contains("nameInSystem", "failed  reasonForFailure", "epoch 1 of 2");
    assertThat(folder.resolve("checkpoint.pt")).hasBinaryContent(checkpoint);
    assertThat(mreg("Marqtune")).contains("nameInSystem", "epoch 1 of 2");
    assertThat(folder.resolve("checkpoints")).isNotEmptyDirectory();
  }

  private String curl(String vendor) throws Exception {
    return runner.bash(folder, blocks(vendor).get(0));
  }

  private String mreg(String vendor) throws Exception {
    return runner.bash(folder, blocks(vendor).get(1));
  }

  /** The commands of curl reached the server, each path of them. */
  private static void assertCalls(VendorSandbox vendor, String... paths) {
    assertThat(vendor.calls()).allMatch(call -> call.getHeader("User-Agent").startsWith("curl/"));
    for (String path : paths) {
      assertThat(vendor.calls()).anyMatch(call -> call.getUrl().contains(path));
    }
  }

  /** The last request deleted what the section had made. */
  private static void assertDeletion(VendorSandbox vendor, String method, String path) {
    LoggedRequest last = vendor.calls().get(vendor.calls().size() - 1);
    assertThat(last.getMethod() + " " + last.getUrl()).contains(method + " ", path);
  }

  private static List<String> blocks(String vendor) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("\n## " + vendor + "\n");
    String section = page.substring(start, page.indexOf("\n## ", start + 1));
    List<String> blocks =
        SHELL_BLOCK.matcher(section).results().map(found -> found.group(1)).toList();
    assertThat(blocks).as(vendor).hasSize(2);
    return blocks;
  }
}
