package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of Pieces OS that add, count and delete, as they are on the wire. */
@ExtendWith(SandboxExtension.class)
class PiecesCatalogTest {

  private static final String SHEET = "sdk-pieces/src/test/resources/sheet/";
  private static final String LLAMA = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  private static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";
  private static final String NEW =
      Caller.fixture(SHEET + "9-create-model.body.json").replace("team-coder", "reviewer");

  private PiecesSandbox pieces;
  private Caller caller;

  @BeforeEach
  void connect(PiecesSandbox sandbox) {
    pieces = sandbox;
    caller = Caller.of(sandbox);
  }

  private Caller.Response post(String path) {
    return Caller.exchange(
        HttpRequest.newBuilder(pieces.baseUrl().resolve(path))
            .POST(BodyPublishers.noBody())
            .build());
  }

  @Test
  void aCreatedModelHasAllThatWasSentAnIdAndTheFlag() {
    Caller.Response created = caller.post("/models/create", NEW);

    assertThat(created.status()).isEqualTo(200);
    JsonValue sent = JsonValue.parse(NEW);
    assertThat(created.json().fields())
        .containsAllEntriesOf(sent.fields())
        .containsEntry("custom", JsonValue.of(true))
        .containsKey("id")
        .hasSize(sent.fields().size() + 2);
  }

  @ParameterizedTest
  @CsvSource({"team-coder:7b, other", "gpt-4o-mini, other", ", team-coder"})
  void aDuplicateIsFoundByItsUniqueNameOrItsName(String unique, String name) {
    String body =
        NEW.replace("\"reviewer\"", "\"" + name + "\"")
            .replace(
                "\"unique\": \"reviewer:7b\",",
                unique == null ? "" : "\"unique\": \"" + unique + "\",");

    Caller.Response refused = caller.post("/models/create", body);

    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.text()).isEqualTo("the model exists");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/models/" + CODER + "/delete", "/models/unload"})
  void aResponseWithoutAnythingToSayHasNoBody(String path) {
    Caller.Response response = post(path);

    assertThat(response.status()).isEqualTo(204);
    assertThat(response.text()).isEmpty();
    assertThat(response.header("Content-Type")).isEmpty();
  }

  @Test
  void aDeletionOfWhatIsNotThereFails() {
    assertThat(post("/models/nowhere/delete").status()).isEqualTo(500);
    assertThat(caller.post("/models/nowhere/delete/cache", "{}").status()).isEqualTo(500);
  }

  @Test
  void aDownloadWhoseModelIsDeletedFromTheDiskEndsAsCancelled() {
    pieces.advanceManually();
    post("/model/" + CODER + "/download");
    try (SocketClient client = new SocketClient(pieces, CODER)) {
      assertThat(client.next()).contains("INITIALIZED");

      caller.post("/models/" + CODER + "/delete/cache", "{}");

      assertThat(client.next()).isEqualTo("{\"status\":\"CANCELED\"}");
    }
    assertThat(caller.get("/model/" + CODER).at("downloading")).isEqualTo("false");
  }

  @Test
  void onlyFlagsThatAreTrueAreCounted() {
    String path = "/model/" + CODER + "/scores/increment";

    caller.post(path, "{\"model\":{\"priority\":true,\"reference\":false}}");
    caller.post(path, "{\"asset\":{\"reuse\":true}}");
    caller.post(path, "{\"model\":{\"priority\":true}}");

    assertThat(caller.get("/model/" + CODER).json().at("score").toString())
        .isEqualTo("{\"manual\":0,\"automatic\":0,\"priority\":2}");
    assertThat(caller.get("/models").json().get("score")).isNull();
  }

  @Test
  void aProfileHasTheFieldsThatTheVendorsClientsRequire() {
    assertThat(caller.get("/user").json())
        .isEqualTo(JsonValue.parse(Caller.fixture(SHEET + "9-user.json")));

    pieces.signOut();

    assertThat(caller.get("/user").text()).isEqualTo("{\"user\":null}");
  }

  @Test
  void aRequestForASocketWithoutAnUpgradeGetsOneFrame() {
    assertThat(caller.get("/models/stream/identifiers").text()).isEqualTo("{\"iterable\":[]}");
    assertThat(caller.get("/ollama/status/stream").text())
        .isEqualTo(caller.get("/ollama/status").text());
  }

  @Test
  void resetUndoesWhatWasAddedCountedDeletedAndPatched() {
    String models = caller.get("/models").text();
    String ollama = caller.get("/ollama/status").text();
    caller.post("/models/create", NEW);
    post("/models/" + CODER + "/delete");
    caller.post("/model/" + LLAMA + "/scores/increment", "{\"models\":{\"reuse\":true}}");
    pieces.patchOllamaStatus("{\"installing\":{\"version\":\"0.6.2\"}}");

    pieces.reset();

    assertThat(caller.get("/models").text()).isEqualTo(models);
    assertThat(caller.get("/ollama/status").text()).isEqualTo(ollama);
    assertThat(ollama)
        .isEqualTo(JsonValue.parse(Caller.fixture(SHEET + "9-12-ollama-status.json")).toString());
  }
}
