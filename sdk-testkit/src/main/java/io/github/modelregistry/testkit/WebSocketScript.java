package io.github.modelregistry.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Opens a WebSocket and sends scripted frames, in order; then reads until the client closes.
 * Immutable.
 *
 * <pre>{@code
 * server.enqueue(ScriptedResponse.webSocket().text("{\"percentage\":1}").close(1000));
 * }</pre>
 */
public final class WebSocketScript extends ScriptedResponse {

  /** The text for the end of the client's connection; see {@link #onFrame}. */
  public static final String GONE = "GONE";

  private final List<Step> steps;
  private final Consumer<String> listener;

  @FunctionalInterface
  private interface Step {
    void play(Socket socket) throws IOException, InterruptedException;
  }

  WebSocketScript() {
    this(List.of(), frame -> {});
  }

  private WebSocketScript(List<Step> steps, Consumer<String> listener) {
    this.steps = steps;
    this.listener = listener;
  }

  /** Sends a text message in one frame. */
  public WebSocketScript text(String text) {
    return bytes(WebSocketCodec.frame(WebSocketCodec.TEXT, utf8(text)));
  }

  /** Sends one text message in as many frames as there are parts. */
  public WebSocketScript fragments(String... parts) {
    WebSocketScript script = this;
    for (int i = 0; i < parts.length; i++) {
      int opcode = i == 0 ? WebSocketCodec.TEXT : WebSocketCodec.CONTINUATION;
      script = script.bytes(WebSocketCodec.frame(opcode, i == parts.length - 1, utf8(parts[i])));
    }
    return script;
  }

  /** Sends a ping. */
  public WebSocketScript ping(String payload) {
    return bytes(WebSocketCodec.frame(WebSocketCodec.PING, utf8(payload)));
  }

  /** Sends bytes as they are, such as frames that break a rule. */
  public WebSocketScript bytes(byte[] bytes) {
    byte[] sent = bytes.clone();
    return then(
        socket -> {
          socket.getOutputStream().write(sent);
          socket.getOutputStream().flush();
        });
  }

  /** Waits until the latch opens. */
  public WebSocketScript await(CountDownLatch latch) {
    return then(socket -> latch.await());
  }

  /** Opens the latch when the script gets here. */
  public WebSocketScript open(CountDownLatch latch) {
    return then(socket -> latch.countDown());
  }

  /** Sends a close frame without a reason. */
  public WebSocketScript close(int code) {
    return close(code, "");
  }

  /** Sends a close frame. */
  public WebSocketScript close(int code, String reason) {
    return bytes(WebSocketCodec.close(code, reason));
  }

  /** Ends the connection properly, but without a close frame. */
  public WebSocketScript shutdownOutput() {
    return then(Socket::shutdownOutput);
  }

  /** Resets the connection. */
  public WebSocketScript drop() {
    return then(
        socket -> {
          socket.setSoLinger(true, 0);
          socket.close();
        });
  }

  /**
   * Passes what the client sends to a consumer, as {@link WebSocketCodec#readFrame} returns it, and
   * {@link #GONE}.
   */
  public WebSocketScript onFrame(Consumer<String> clientFrames) {
    return new WebSocketScript(steps, clientFrames);
  }

  @Override
  boolean play(Socket socket, ReceivedRequest request) throws IOException, InterruptedException {
    String key =
        Objects.requireNonNull(
            request.header("Sec-WebSocket-Key"), "the request is not an upgrade to a WebSocket");
    socket.getOutputStream().write(WebSocketCodec.agreement(key));
    try {
      for (Step step : steps) {
        step.play(socket);
      }
      while (true) {
        listener.accept(WebSocketCodec.readFrame(socket.getInputStream()));
      }
    } catch (IOException clientWent) {
      return false;
    } finally {
      listener.accept(GONE);
    }
  }

  private WebSocketScript then(Step step) {
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new WebSocketScript(List.copyOf(longer), listener);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
