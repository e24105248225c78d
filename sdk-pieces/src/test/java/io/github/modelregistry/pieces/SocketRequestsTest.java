package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.pieces.model.OllamaStatus;
import io.github.modelregistry.pieces.model.StreamedIdentifiers;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.WebSocketScript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests for the sockets that the vendor's guide does not have, and their frames. */
class SocketRequestsTest {

  private final ScriptedServer server = ScriptedServer.start();
  private final PiecesClient client = PiecesClient.builder().url(server.uri()).build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void changesOfModelsAreReadFrameByFrame() {
    List<String> sent = served("sheet/9-identifier-frames.jsonl");
    List<StreamedIdentifiers> received = new ArrayList<>();

    try (FrameStream<StreamedIdentifiers> frames = client.models().watchModels()) {
      frames.forEach(received::add);
    }

    assertThat(received).extracting(StreamedIdentifiers::toJson).isEqualTo(sent);
    assertThat(received.get(1).changes().get(0).deleted()).isTrue();
    assertThat(received.get(2).changes().get(0).model()).as("an object of another kind").isNull();
    assertUpgradeAsked("/models/stream/identifiers");
  }

  @Test
  void theStateOfOllamaIsReadFrameByFrame() {
    List<String> sent = served("sheet/9-ollama-frames.jsonl");
    List<OllamaStatus> received = new ArrayList<>();

    try (FrameStream<OllamaStatus> frames = client.ollama().watchOllamaStatus()) {
      frames.forEach(received::add);
    }

    assertThat(received).extracting(OllamaStatus::toJson).isEqualTo(sent);
    assertUpgradeAsked("/ollama/status/stream");
  }

  private List<String> served(String file) {
    List<String> frames = Fixtures.text(file).lines().toList();
    WebSocketScript script = ScriptedResponse.webSocket();
    for (String frame : frames) {
      script = script.text(frame);
    }
    server.otherwise(script.close(1000));
    return frames;
  }

  private void assertUpgradeAsked(String path) {
    ReceivedRequest sent = server.requests().get(0);
    assertThat(server.requests()).hasSize(1);
    assertThat(sent.method()).isEqualTo("GET");
    assertThat(sent.rawTarget()).isEqualTo(path);
    assertThat(sent.header("Upgrade")).isEqualTo("websocket");
    assertThat(sent.header("Accept")).isEqualTo("application/json, text/plain");
    assertThat(sent.header("Sec-WebSocket-Protocol")).isNull();
    assertThat(sent.body()).isEmpty();
  }
}
