package io.github.modelregistry.internal.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.testkit.Behaviour;
import io.github.modelregistry.testkit.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Frames over a WebSocket, from the request that opens it to its end. */
@Timeout(30)
class StreamsTest {

  private static final Operation<JsonValue> WATCH =
      Operation.<JsonValue>builder("watchIt", HttpMethod.GET, "/things/{id}/progress")
          .response(ResponseFormat.json(JsonCodecs.VALUE))
          .stream()
          .build();

  @Test
  void eachMessageIsOneValueUntilTheServerCloses() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.enqueue(
          Behaviour.webSocket().text("1").fragments("{\"a", "\":", "2}").text("null").close(1000));

      try (FrameStream<JsonValue> frames = transport.open(watch())) {
        assertThat(frames).map(JsonValue::toString).containsExactly("1", "{\"a\":2}", "null");
        assertThat(frames.isEnded()).isTrue();
      }
      assertThat(server.requests().get(0).rawTarget()).isEqualTo("/things/a%2Fb/progress");
    }
  }

  private static ApiCall<JsonValue> watch() {
    return ApiCall.builder(WATCH).pathParameter("id", "a/b").build();
  }
}
