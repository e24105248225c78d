package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The vendor's own client, from npm, makes its calls about models to the sandbox. What it sends is
 * checked against the specification, and it reads what the sandbox returns: so the specification is
 * the vendor's in both directions.
 *
 * <p>It needs {@code node} and {@code npm}, and runs with {@code -Pvendor-clients} only.
 */
class NpmClientIT {

  private static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";
  private static final String LLAMA = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";

  private static final List<String> CALLS =
      List.of(
          "GET /.well-known/health",
          "GET /.well-known/version",
          "POST /connect",
          "GET /user",
          "GET /ollama/status",
          "GET /ollama/status/stream",
          "POST /open_ai/models/list",
          "GET /models",
          "GET /models/stream/identifiers",
          "POST /model/" + CODER + "/download",
          "GET /model/" + CODER + "/download/progress",
          "POST /model/" + CODER + "/download/cancel",
          "POST /model/" + CODER + "/download",
          "GET /model/" + CODER,
          "GET /model/" + CODER,
          "GET /model/" + CODER,
          "GET /model/" + CODER,
          "POST /model/" + LLAMA + "/unload",
          "POST /model/" + LLAMA + "/load",
          "POST /models/unload",
          "POST /model/" + LLAMA + "/scores/increment",
          "POST /models/" + LLAMA + "/delete/cache",
          "POST /model/update",
          "POST /models/create");

  private static ModelRegistrySandbox sandbox;
  private static PiecesSandbox server;
  private static PiecesClient client;
  private static List<JsonValue> lines;
  private static List<ServeEvent> journal;

  @BeforeAll
  static void run() throws IOException, InterruptedException {
    sandbox = ModelRegistrySandbox.builder().select(SandboxVendor.PIECES).start();
    server = sandbox.pieces();
    Path folder = Files.createDirectories(Path.of("target", "npm"));
    for (String file : List.of("package.json", "package-lock.json", ".npmrc", "models.js")) {
      Path source = Path.of("src", "test", "npm", file);
      Files.write(folder.resolve(file), Files.readAllBytes(source));
    }
    run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    lines =
        run(folder, "node", "models.js", server.baseUrl().toString())
            .lines()
            .map(JsonValue::parse)
            .toList();
    journal = new ArrayList<>(server.server().getAllServeEvents());
    Collections.reverse(journal);
    client = PiecesClient.builder().url(server.baseUrl()).config(FakePieces.config()).build();
  }

  @AfterAll
  static void stop() {
    client.close();
    sandbox.close();
  }

  @Test
  void eachCallReachesThePathOfTheSpecification() {
    String created = created().at("id").asString();
    List<String> expected = new ArrayList<>(CALLS);
    expected.add("POST /models/" + created + "/delete");
    expected.add("GET /model/" + created);

    assertThat(journal)
        .extracting(event -> event.getRequest().getMethod() + " " + event.getRequest().getUrl())
        .isEqualTo(expected);
  }

  @Test
  void noCallBreaksTheSpecificationAndOnlyTheDeletedModelIsNotFound() {
    assertThat(journal.subList(0, journal.size() - 1))
        .allSatisfy(event -> assertThat(event.getResponse().getStatus()).isIn(200, 204));
    JsonValue last = lines.get(lines.size() - 1);
    assertThat(last.at("status").asLong()).isEqualTo(410);
    assertThat(last.at("text").asString()).isEqualTo("model was not found.");
    assertThat(lines).hasSameSizeAs(journal);
  }

  @Test
  void theIdOfTheRegistrationIsSentWithEachLaterCall() {
    assertThat(journal.subList(3, journal.size()))
        .allSatisfy(
            event ->
                assertThat(event.getRequest().getHeader("X-Application-ID"))
                    .isEqualTo(server.token()));
    assertThat(result("connect").at("application", "id").asString()).isEqualTo(server.token());
  }

  @Test
  void itReadsWhatTheTypedClientReads() {
    assertThat(result("getWellKnownHealth").asString()).isEqualTo(client.wellKnown().getHealth());
    assertThat(result("getWellKnownVersion").asString()).isEqualTo(client.wellKnown().getVersion());
    assertThat(result("userSnapshot").at("user", "id").asString())
        .isEqualTo(Objects.requireNonNull(client.connections().getUser().user()).id());
    assertThat(result("ollamaStatusCheck").at("installation", "version").asString())
        .isEqualTo("0.5.7");
    assertThat(result("openAiModelsList").at("models", "iterable", 0, "unique").asString())
        .isEqualTo("gpt-4o-mini");
    assertThat(result("modelsSnapshot").at("iterable").elements())
        .extracting(model -> model.at("id").asString())
        .isEqualTo(client.models().listModels().models().stream().map(Model::id).toList());
  }

  @Test
  void aDownloadIsStartedCancelledStartedAgainAndEnds() {
    assertThat(results("modelSpecificModelDownload"))
        .extracting(model -> model.at("downloading").asBoolean())
        .containsExactly(true, true);
    assertThat(result("modelSpecificModelDownloadProgress").at("status").asString())
        .isEqualTo("INITIALIZED");
    assertThat(result("modelSpecificModelDownloadCancel").at("downloading").asBoolean()).isFalse();
    assertThat(results("modelsSpecificModelSnapshot").get(3).at("downloaded").asBoolean()).isTrue();
    assertThat(client.models().getModel(CODER).downloaded()).isTrue();
  }

  @Test
  void aModelIsUnloadedLoadedCountedAndDeletedFromTheDisk() {
    assertThat(result("modelSpecificModelUnload").at("loaded").asBoolean()).isFalse();
    assertThat(result("modelSpecificModelLoad").at("loaded").asBoolean()).isTrue();
    assertThat(result("modelsDeleteSpecificModelCache").at("model", "id").asString())
        .isEqualTo(LLAMA);
    Model after = client.models().getModel(LLAMA);
    assertThat(after.downloaded()).isFalse();
    assertThat(after.loaded()).isFalse();
    assertThat(Objects.requireNonNull(after.score()).reuse()).as("2 before").isEqualTo(3);
  }

  @Test
  void aModelIsUpdatedAndOneIsCreated() {
    assertThat(result("modelUpdate").at("description").asString()).isEqualTo("by the vendor");
    assertThat(client.models().getModel(CODER).description()).isEqualTo("by the vendor");
    assertThat(created().at("custom").asBoolean()).isTrue();
    assertThat(created().at("created", "value").asString()).isEqualTo("2026-01-05T08:30:00.000Z");
  }

  private static JsonValue created() {
    return result("modelsCreateNewModel");
  }

  private static JsonValue result(String call) {
    return results(call).get(0);
  }

  private static List<JsonValue> results(String call) {
    return lines.stream()
        .filter(line -> line.at("call").asString().equals(call))
        .map(line -> line.get("result"))
        .toList();
  }

  /** Runs a command, and returns what it writes. */
  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path output = folder.resolve(command[0] + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String written = Files.readString(output);
    assertThat(process.waitFor()).as(written).isZero();
    return written;
  }
}
