package io.github.modelregistry.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.modelregistry.cli.Main;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.docs.examples.ChangingKey;
import io.github.modelregistry.docs.examples.CheckedTransfers;
import io.github.modelregistry.docs.examples.CompanyNetwork;
import io.github.modelregistry.docs.examples.ContinuedList;
import io.github.modelregistry.docs.examples.CopiedModel;
import io.github.modelregistry.docs.examples.Errors;
import io.github.modelregistry.docs.examples.Inventory;
import io.github.modelregistry.docs.examples.MarqtuneTraining;
import io.github.modelregistry.docs.examples.MarqtuneTransfers;
import io.github.modelregistry.docs.examples.ModelToFolder;
import io.github.modelregistry.docs.examples.OneModel;
import io.github.modelregistry.docs.examples.PiecesCustomModel;
import io.github.modelregistry.docs.examples.PiecesDownload;
import io.github.modelregistry.docs.examples.RetriedCall;
import io.github.modelregistry.docs.examples.SenseiModels;
import io.github.modelregistry.docs.examples.SenseiTraining;
import io.github.modelregistry.docs.examples.StoredModel;
import io.github.modelregistry.docs.examples.TolerantInventory;
import io.github.modelregistry.docs.examples.TracedCalls;
import io.github.modelregistry.docs.examples.TracedInventory;
import io.github.modelregistry.docs.examples.TrueFoundryFiles;
import io.github.modelregistry.docs.examples.TrueFoundryModels;
import io.github.modelregistry.docs.examples.UploadAndCopy;
import io.github.modelregistry.docs.examples.WallarooModels;
import io.github.modelregistry.docs.examples.WallarooUpload;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.testkit.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each program of README runs in a JVM of its own, with the sandbox's settings in its environment.
 */
@ExtendWith(SandboxExtension.class)
class ExamplesTest {

  private ModelRegistrySandbox sandbox;
  private ExampleRunner runner;

  @BeforeEach
  void connect(ModelRegistrySandbox running) {
    sandbox = running;
    runner = new ExampleRunner(running.environment());
  }

  /** The rows of the first example of README, and what it says of the others. */
  @Test
  void theFirstCommand() throws Exception {
    String readme = Files.readString(Path.of(System.getProperty("root.directory"), "README.md"));
    String rows = readme.substring(readme.indexOf("```text\n") + "```text\n".length());

    assertThat(
            run(
                Main.class,
                "list",
                "--registry",
                "wallaroo",
                "--columns",
                "ref,name,status,version"))
        .isEqualTo(rows.substring(0, rows.indexOf("```")));
    assertThat(run(Main.class, "list", "--registry", "truefoundry"))
        .contains("experiment-001", "experiment-204")
        .doesNotContain("experiment-205");
  }

  /** In one shell, with a program that is called as the launcher is. */
  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theCommandsThatTransfer(@TempDir Path folder) throws Exception {
    String readme = Files.readString(Path.of(System.getProperty("root.directory"), "README.md"));
    int start = readme.indexOf("./mreg list\nREF=");
    String commands = readme.substring(start, readme.indexOf("```", start));
    Files.writeString(folder.resolve("iris.onnx"), "a model");

    String output = runner.bash(folder, commands);

    assertThat(commands.lines()).hasSize(5);
    assertThat(output)
        .contains("wallaroo:839", "models/iris.onnx\n")
        .containsPattern("\nwallaroo:\\d+@\\d+\n$");
    assertThat(folder.resolve("models/iris.onnx")).hasContent("a model");
    assertCopied();
  }

  @Test
  void theCommandRegistriesPrintsTheTableOfCapabilities() throws Exception {
    List<String> table = StatedTables.capabilities().lines().toList();
    String[] names = table.get(0).replaceAll("[ `]", "").split("\\|");
    JsonValue printed = JsonValue.parse(run(Main.class, "registries", "-o", "json"));

    for (JsonValue registry : printed.at("registries").elements()) {
      String capabilities = registry.get("capabilities").toString();
      String experimental = registry.get("experimental").toString();
      StringBuilder row = new StringBuilder("| `" + registry.get("vendor").asString() + "` |");
      for (String name : List.of(names).subList(2, names.length)) {
        boolean has = capabilities.contains('"' + name + '"');
        boolean inferred = experimental.contains('"' + name + '"');
        row.append(inferred ? " E |" : has ? " ✓ |" : " – |");
      }
      assertThat(table).contains(row.toString());
    }
    assertThat(printed.at("registries").elements()).hasSize(table.size() - 2);
  }

  @Test
  void inventory() throws Exception {
    assertThat(run(Inventory.class))
        .contains("wallaroo:839  yolov8n-openvino  READY")
        .contains("truefoundry:");
  }

  @Test
  void oneModel() throws Exception {
    assertThat(run(OneModel.class))
        .contains("yolov8n-openvino, framework onnx", "wallaroo:839@837  READY");
  }

  @Test
  void tolerantInventory() throws Exception {
    sandbox.wallaroo().failNext(100, 500);

    assertThat(run(TolerantInventory.class)).contains("wallaroo has failed", "truefoundry:");
  }

  @Test
  void uploadAndCopy(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("iris.onnx"), "a model");
    String readme = Files.readString(Path.of(System.getProperty("root.directory"), "README.md"));
    int start = readme.indexOf("public final class UploadAndCopy");

    assertThat(readme.substring(start, readme.indexOf("```", start)).lines()).hasSizeLessThan(20);

    assertThat(runner.run(folder, UploadAndCopy.class))
        .contains("wallaroo:839  yolov8n-openvino")
        .containsPattern("wallaroo:\\d+@\\d+ is ready");
    assertThat(folder.resolve("models/iris.onnx")).hasContent("a model");
    assertCopied();
  }

  /** Registered at both registries, and ready. */
  private void assertCopied() {
    try (ModelRegistries registries =
            ModelRegistries.fromSettings(Settings.of(sandbox.environment()));
        FederatedModels copies = registries.findByName("iris")) {
      assertThat(copies)
          .extracting(model -> model.ref().registry(), RegisteredModel::status)
          .containsExactlyInAnyOrder(
              tuple("truefoundry", ModelStatus.READY), tuple("wallaroo", ModelStatus.READY));
    }
  }

  @Test
  void wallarooModels() throws Exception {
    assertThat(run(WallarooModels.class)).contains("839  yolov8n-openvino");
  }

  @Test
  void wallarooUpload(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("churn.onnx"), "a model");

    assertThat(run(WallarooUpload.class, file.toString())).contains("{\"insert_models\":");
    sandbox
        .wallaroo()
        .server()
        .verify(
            1,
            WireMock.postRequestedFor(
                WireMock.urlPathEqualTo("/v1/api/models/upload_and_convert")));
  }

  @Test
  void trueFoundryModels() throws Exception {
    assertThat(run(TrueFoundryModels.class))
        .contains("model:acme/experiments/experiment-204", "100 models", "200");
  }

  @Test
  void trueFoundryFiles(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("churn.onnx"), "a model");
    Path copy = folder.resolve("copy");

    assertThat(run(TrueFoundryFiles.class, file.toString(), copy.toString()))
        .contains("model:acme/support-ml/churn:1", copy.resolve("model/churn.onnx").toString());
    assertThat(copy.resolve("model/churn.onnx")).hasContent("a model");
  }

  @Test
  void senseiModels() throws Exception {
    assertThat(run(SenseiModels.class)).contains("15c53796-bd6b-4e09-b51d-7296aa20af71");
  }

  @Test
  void piecesDownload() throws Exception {
    assertThat(run(PiecesDownload.class, sandbox.pieces().addModel("phi-3-mini")))
        .contains("GPT-4o Mini Chat Model", "COMPLETED", "loaded: true");
    assertThat(sandbox.pieces().server().getAllServeEvents().get(0).getRequest().getUrl())
        .endsWith("/unload");
  }

  @Test
  void piecesCustomModel() throws Exception {
    assertThat(run(PiecesCustomModel.class)).contains("reviewer, custom: true", "Reviews changes");
    assertThat(sandbox.pieces().server().getAllServeEvents().get(0).getRequest().getUrl())
        .endsWith("/delete");
  }

  @Test
  void marqtuneTraining() throws Exception {
    assertThat(run(MarqtuneTraining.class, "7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35"))
        .contains("nameInSystem", "FAILED  reasonForFailure");
  }

  @Test
  void marqtuneTransfers(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("shoes.csv"), "query,score\nred shoes,1\n");
    String model = sandbox.marqtune().addModel("shoes", 2);
    sandbox.marqtune().addLogLine(model, "epoch 2 of 2");

    assertThat(run(MarqtuneTransfers.class, file.toString(), model, folder.toString()))
        .contains("shoes  provisioning", "epoch 2 of 2", "  65536");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.filter(found -> !found.equals(file)))
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found)
                      .hasBinaryContent(sandbox.marqtune().checkpoint(model, "epoch_2")));
    }
  }

  @Test
  void modelToFolder(@TempDir Path folder) throws Exception {
    String model = sandbox.marqtune().startTraining("bags", 1);
    sandbox.marqtune().advance(model); // the waits of the program would take longer

    String output = run(ModelToFolder.class, "marqtune:" + model, folder.toString());

    assertThat(output).contains("PENDING (running)\nREADY (ready)\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .singleElement()
          .satisfies(found -> assertThat(output).contains("  " + found));
    }
  }

  @Test
  void senseiTraining(@TempDir Path folder) throws Exception {
    assertThat(run(SenseiTraining.class, "5cb25a2d-2cbd-4c99-a619-8ddae5250a7b", folder.toString()))
        .contains("A name for this Experiment  " + folder);
    assertThat(folder).isNotEmptyDirectory();
  }

  @Test
  void checkedTransfers(@TempDir Path folder) throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(17).nextBytes(bytes);
    Path file = Files.write(folder.resolve("churn.onnx"), bytes);
    Path copy = folder.resolve("copy.onnx");
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    sandbox.sensei().sendRanges();
    sandbox.sensei().cutDownloads(1, 100_000);

    assertThat(run(CheckedTransfers.class, file.toString(), copy.toString(), sha256))
        .contains("300000 of 300000", copy + ", 300000 bytes");
    assertThat(copy).hasBinaryContent(bytes);
    assertThat(run(CheckedTransfers.class, file.toString(), copy.toString(), "0".repeat(64)))
        .contains("not the expected bytes");
    assertThat(folder).isDirectoryContaining("glob:**/copy.onnx");
  }

  @Test
  void copiedModel() throws Exception {
    assertThat(run(CopiedModel.class, "sensei:15c53796-bd6b-4e09-b51d-7296aa20af71"))
        .containsPattern("truefoundry:\\S+@1");
    assertThat(sandbox.trueFoundry().storageCalls()).isNotEmpty();
  }

  @Test
  void storedModel() throws Exception {
    assertThat(run(StoredModel.class)).contains("true  true");
  }

  @Test
  void retriedCall() throws Exception {
    sandbox.wallaroo().failNext(2, 503);

    assertThat(run(RetriedCall.class))
        .containsPattern("wallaroo \\w+ POST \\S+ -> 200, attempts 3, ")
        .contains("yolov8n-openvino");
  }

  @Test
  void tracedCalls() throws Exception {
    sandbox.wallaroo().failNext(1, 503);

    assertThat(run(TracedCalls.class))
        .contains("attempt 1: status 503\nattempt 2: status 200\n", "yolov8n-openvino")
        .containsPattern("wallaroo\\.\\w+ ok \\d+ ms");
    assertThat(sandbox.wallaroo().calls())
        .extracting(call -> call.getHeader("traceparent"))
        .doesNotHaveDuplicates()
        .allMatch(header -> header.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
  }

  @Test
  void tracedInventory() throws Exception {
    assertThat(run(TracedInventory.class)).contains("wallaroo:839", "truefoundry:");
  }

  @Test
  void continuedList(@TempDir Path folder) throws Exception {
    String position = folder.resolve("position").toString();
    List<String> refs = new ArrayList<>();
    for (int rest = 100; rest == 100; ) {
      List<String> part = run(ContinuedList.class, position).lines().toList();
      refs.addAll(part);
      rest = part.size();
    }

    assertThat(refs).doesNotHaveDuplicates().hasSizeGreaterThan(200).contains("wallaroo:839");
    assertThat(run(ContinuedList.class, position)).as("after the last one").isEmpty();
  }

  @Test
  void errors() throws Exception {
    assertThat(run(Errors.class)).contains("no such model");
  }

  @Test
  void companyNetwork(@TempDir Path folder) throws Exception {
    KeyStore authority = new Certificates(folder).selfSigned("authority", "dns:example.com");
    Path file =
        Files.writeString(folder.resolve("authorities.pem"), Certificates.pem(authority, "server"));

    assertThat(run(CompanyNetwork.class, file.toString(), "a password"))
        .as("this machine is called without the proxy")
        .contains("wallaroo:839");
  }

  @Test
  void changingKey(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("key"), sandbox.trueFoundry().token() + "\n");

    assertThat(run(ChangingKey.class, file.toString())).contains("model:acme/");
  }

  private String run(Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    return runner.run(Path.of(""), program, arguments);
  }
}
