package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK's own client understands what the script sends, and is understood. */
@Timeout(30)
class WebSocketScriptTest {

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> clientFrames = new LinkedBlockingQueue<>();

  @Test
  void messagesFragmentsPingsAndTheCloseArriveAsTold() throws Exception {
    String longText = "x".repeat(70_000);
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(
          ScriptedResponse.webSocket()
              .text("é")
              .fragments("a", "", "b")
              .ping("p")
              .text(longText)
              .close(1000, "done")
              .onFrame(clientFrames::add));
      open(server.uri());

      assertThat(words(5)).containsExactly("é", "ab", "ping", longText, "1000 done");
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("PONG p");
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1000");
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo(WebSocketScript.GONE);
      assertThat(server.requests().get(0).rawTarget()).isEqualTo("/watch");
    }
  }

  @Test
  void aDroppedSocketIsAFailureToTheClient() throws Exception {
    try (ScriptedServer server = ScriptedServer.start()) {
      server.enqueue(ScriptedResponse.webSocket().text("1").drop());
      open(server.uri());

      assertThat(words(2)).last().isEqualTo("failed");
    }
  }

  private void open(URI server) {
    URI uri = URI.create(server.toString().replaceFirst("^http", "ws") + "/watch");
    HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, new Listener()).join();
  }

  private List<String> words(int count) throws InterruptedException {
    List<String> words = new ArrayList<>();
    for (String word = ""; words.size() < count && !word.equals("failed"); ) {
      word = heard.poll(20, TimeUnit.SECONDS);
      words.add(word);
    }
    return words;
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, ByteBuffer payload) {
      heard.add("ping");
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add(code + " " + reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      heard.add("failed");
    }
  }
}
