package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.WebSocketScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call of the vendor's guide, made by the typed client, is the same on the wire. */
class SeedRequestsTest {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models-specific-model-snapshot",
        "model-specific-model-download",
        "model-specific-model-download-cancel",
        "model-specific-model-load",
        "model-specific-model-unload",
        "model-update"
      })
  void theCallOfTheGuideIsReproduced(String name) {
    JsonValue guide = JsonValue.parse(Fixtures.text("seed/" + name + ".request.json"));
    String method = at(guide, "method").asString();
    String path = at(guide, "path").asString();
    String answer = Fixtures.text("seed/" + at(guide, "answer", "bodyFile").asString());
    PIECES.answer(method, path, FakePieces.json(answer));

    Model received = call(at(guide, "operation").asString(), path);

    assertThat(JsonValue.parse(received.toJson())).isEqualTo(JsonValue.parse(answer));
    LoggedRequest sent = PIECES.onlyRequest();
    assertThat(sent.getMethod().getName()).isEqualTo(method);
    assertThat(sent.getUrl()).isEqualTo(path);
    assertThat(sent.getHeader("Accept")).isEqualTo(at(guide, "headers", "Accept").asString());
    JsonValue bodyFile = guide.get("bodyFile");
    if (bodyFile == null) {
      assertThat(sent.getBody()).isEmpty();
      assertThat(sent.getHeader("Content-Type")).isNull();
    } else {
      assertThat(sent.getHeader("Content-Type"))
          .isEqualTo(at(guide, "headers", "Content-Type").asString());
      assertThat(JsonValue.parse(sent.getBodyAsString()))
          .isEqualTo(JsonValue.parse(Fixtures.text("seed/" + bodyFile.asString())));
    }
  }

  @Test
  void theProgressOfTheGuideIsReproducedOnItsSocket() {
    JsonValue guide =
        JsonValue.parse(Fixtures.text("seed/model-specific-model-download-progress.request.json"));
    List<String> frames =
        Fixtures.text("seed/" + at(guide, "answer", "framesFile").asString()).lines().toList();
    WebSocketScript script = ScriptedResponse.webSocket();
    for (String frame : frames) {
      script = script.text(frame);
    }
    List<String> received = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.start().otherwise(script.close(1000));
        PiecesClient client = PiecesClient.builder().url(server.uri()).build();
        FrameStream<ModelDownloadProgress> stream =
            client.models().watchDownload(q -> q.modelId(FakePieces.MODEL_ID))) {
      stream.forEach(frame -> received.add(frame.toJson()));

      ReceivedRequest sent = server.requests().get(0);
      assertThat(sent.method()).isEqualTo(at(guide, "method").asString());
      assertThat(sent.rawTarget()).isEqualTo(at(guide, "path").asString());
      assertThat(sent.header("Upgrade")).isEqualTo(at(guide, "upgrade").asString());
      assertThat(sent.header("Accept")).isEqualTo(at(guide, "headers", "Accept").asString());
      assertThat(sent.header("Sec-WebSocket-Protocol")).isNull();
      assertThat(sent.body()).isEmpty();
    }
    assertThat(received).isEqualTo(frames);
  }

  @ParameterizedTest
  @CsvSource({"getHealth, /.well-known/health, ok", "getVersion, /.well-known/version, 12.3.9"})
  void aPlainTextIsAskedForAsSuch(String operation, String path, String answer) {
    PIECES.answer("GET", path, FakePieces.text(200, answer));
    PiecesClient client = PIECES.client();

    String received =
        operation.equals("getHealth")
            ? client.wellKnown().getHealth()
            : client.wellKnown().getVersion();

    assertThat(received).isEqualTo(answer);
    assertThat(PIECES.onlyRequest().getHeader("Accept")).isEqualTo("text/plain");
    assertThat(PIECES.onlyRequest().getUrl()).isEqualTo(path);
  }

  @Test
  void theListOfModelsIsAskedForWhole() {
    String answer = Fixtures.text("sheet/9-1-list-models.json");
    PIECES.violatesTheSpecification(); // by words that no enumeration lists
    PIECES.answer("GET", "/models", FakePieces.json(answer));

    assertThat(JsonValue.parse(PIECES.client().models().listModels().toJson()))
        .isEqualTo(JsonValue.parse(answer));

    assertThat(PIECES.onlyRequest().getUrl()).isEqualTo("/models");
    assertThat(PIECES.onlyRequest().getHeader("Accept")).isEqualTo("application/json, text/plain");
  }

  private static Model call(String operation, String path) {
    PiecesClient client = PIECES.client();
    String id = path.split("/", -1)[2];
    return switch (operation) {
      case "getModel" -> client.models().getModel(q -> q.modelId(id));
      case "downloadModel" -> client.models().downloadModel(q -> q.modelId(id));
      case "cancelDownload" -> client.models().cancelDownload(q -> q.modelId(id));
      case "loadModel" -> client.models().loadModel(q -> q.modelId(id));
      case "unloadModel" -> client.models().unloadModel(q -> q.modelId(id));
      case "updateModel" ->
          client
              .models()
              .updateModel(
                  q ->
                      q.body(
                          JsonDocuments.read(
                              Fixtures.text("seed/model-update.body.json"), Model.codec())));
      default -> throw new IllegalArgumentException(operation);
    };
  }

  private static JsonValue at(JsonValue json, Object... path) {
    return Objects.requireNonNull(json.at(path), () -> List.of(path) + " in " + json);
  }
}
