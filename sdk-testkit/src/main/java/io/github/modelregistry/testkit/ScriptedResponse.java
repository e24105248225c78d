package io.github.modelregistry.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** What {@link ScriptedServer} does with one request. Immutable, so one can serve many requests. */
public abstract class ScriptedResponse {

  ScriptedResponse() {}

  /** Returns a valid response without a body, to be extended. */
  public static FixedResponse status(int status) {
    return new FixedResponse(status);
  }

  /** Returns a 200 with a JSON body. */
  public static FixedResponse json(String body) {
    return status(200).header("Content-Type", "application/json").body(body);
  }

  /** Resets the connection after the head, without reading the body. */
  public static ScriptedResponse resetBeforeBody() {
    return new Reset(false);
  }

  /** Resets the connection after the whole request. */
  public static ScriptedResponse resetAfterBody() {
    return new Reset(true);
  }

  /** Closes the connection after the whole request, without a response. */
  public static ScriptedResponse closeWithoutAnswer() {
    return closeAfter("");
  }

  /** Sends a text unchanged, whether HTTP or not, and closes the connection properly. */
  public static ScriptedResponse closeAfter(String text) {
    return new Close(text);
  }

  /** Sends nothing until the latch opens (or the client closes), then plays the next response. */
  public static ScriptedResponse silentUntil(CountDownLatch latch, ScriptedResponse next) {
    return new Silence(latch, next);
  }

  /** Returns a response that opens a WebSocket, to be extended by what is sent over it. */
  public static WebSocketScript webSocket() {
    return new WebSocketScript();
  }

  /** Never sends anything; ends when the server is closed. */
  public static ScriptedResponse neverAnswer() {
    return silentUntil(new CountDownLatch(1), closeWithoutAnswer());
  }

  /** Returns whether the body is to be read before {@link #play}. */
  boolean readsBody() {
    return true;
  }

  /** Acts on the connection, and returns whether it can carry a further request. */
  abstract boolean play(Socket socket, ReceivedRequest request)
      throws IOException, InterruptedException;

  private static final class Reset extends ScriptedResponse {

    private final boolean afterBody;

    Reset(boolean afterBody) {
      this.afterBody = afterBody;
    }

    @Override
    boolean readsBody() {
      return afterBody;
    }

    @Override
    boolean play(Socket socket, ReceivedRequest request) throws IOException {
      // A linger time of zero makes the close a reset.
      socket.setSoLinger(true, 0);
      return false;
    }
  }

  private static final class Close extends ScriptedResponse {

    private final String text;

    Close(String text) {
      this.text = text;
    }

    @Override
    boolean play(Socket socket, ReceivedRequest request) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      return false;
    }
  }

  private static final class Silence extends ScriptedResponse {

    private final CountDownLatch latch;
    private final ScriptedResponse next;

    Silence(CountDownLatch latch, ScriptedResponse next) {
      this.latch = latch;
      this.next = next;
    }

    @Override
    boolean readsBody() {
      return next.readsBody();
    }

    @Override
    boolean play(Socket socket, ReceivedRequest request) throws IOException, InterruptedException {
      latch.await();
      return next.play(socket, request);
    }
  }
}
