package io.github.modelregistry.internal.okhttp.stream;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.okhttp.attempt.Attempt;
import io.github.modelregistry.internal.okhttp.attempt.NetworkProblems;
import io.github.modelregistry.internal.okhttp.attempt.RawResponse;
import io.github.modelregistry.internal.okhttp.attempt.UpgradedSocket;
import io.github.modelregistry.internal.okhttp.call.Cancellable;
import io.github.modelregistry.internal.okhttp.call.Resources;
import io.github.modelregistry.internal.okhttp.stream.FrameBuffer.End;
import io.github.modelregistry.internal.websocket.CloseReason;
import io.github.modelregistry.internal.websocket.FrameWriter;
import io.github.modelregistry.internal.websocket.MessageReader;
import io.github.modelregistry.internal.websocket.MessageTooLongException;
import io.github.modelregistry.internal.websocket.WebSocketException;
import java.io.EOFException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries what arrives on an open WebSocket into a buffer, on a thread of its own, so that pings
 * are answered and the wait for a frame can end without closing the connection.
 */
final class FrameReceiver implements Runnable, Cancellable {

  private final Attempt attempt;
  private final UpgradedSocket socket;
  private final FrameBuffer buffer;
  private final long maxBytes;
  private final SecretMask mask;
  private final FrameWriter writer;
  private final Resources resources;

  /** Takes the connection of a response, to be closed here from now on. */
  FrameReceiver(RawResponse opening, FrameBuffer buffer, long maxBytes, Resources resources) {
    this.attempt = opening.attempt();
    this.socket = Objects.requireNonNull(opening.socket(), "a 101 without a connection");
    socket.take();
    this.buffer = buffer;
    this.maxBytes = maxBytes;
    this.mask = opening.mask();
    this.writer = new FrameWriter(socket.out());
    this.resources = resources;
  }

  /** Begins; from now on the connection is closed with the client at the latest. */
  void start() {
    boolean started = false;
    try {
      resources.enter(this);
      Thread thread = new Thread(this, "model-registry-stream-" + attempt.call().operation());
      thread.setDaemon(true);
      thread.start();
      started = true;
    } finally {
      if (!started) {
        release();
      }
    }
  }

  /** The reader learns of the end when all is done about it, and can add nothing. */
  @Override
  public void run() {
    End end = End.NORMAL;
    try {
      end = pump();
    } finally {
      release();
      buffer.end(end);
    }
  }

  /** Ends the stream as its reader wishes. */
  void close() {
    buffer.abandon(End.NORMAL);
    closeSocket(CloseReason.NORMAL);
  }

  @Override
  public void stop(String reason) {
    buffer.abandon(broken(reason, null));
    closeSocket(CloseReason.GOING_AWAY);
  }

  private End pump() {
    MessageReader messages = new MessageReader(socket.in(), writer, maxBytes);
    try {
      byte[] message = messages.next();
      while (message != null && buffer.put(message)) {
        message = messages.next();
      }
      closeSocket(CloseReason.NORMAL);
      return ofClosing(messages.closeReason());
    } catch (MessageTooLongException e) {
      closeSocket(CloseReason.TOO_LONG);
      return () -> tooLong(e);
    } catch (WebSocketException e) {
      closeSocket(CloseReason.PROTOCOL_ERROR);
      return broken(server() + " violates the WebSocket protocol: " + e.getMessage(), e);
    } catch (EOFException e) {
      return broken(server() + " disconnected without closing the WebSocket", e);
    } catch (IOException e) {
      return broken(
          NetworkProblems.describe(e, server(), attempt.config()), NetworkProblems.cause(e, mask));
    } catch (RuntimeException | Error e) { // or the reader would wait without end
      return broken("an unexpected " + e.getClass().getSimpleName(), mask.apply(e));
    }
  }

  /**
   * Sends a close frame if that is possible at once, and closes the connection; from any thread.
   */
  private void closeSocket(int code) {
    try {
      writer.close(code);
    } catch (IOException alreadyBroken) {
      // The server notices by itself.
    }
    socket.cut();
  }

  /** Releases the connection; only when it is no longer read. */
  private void release() {
    socket.cut();
    try {
      writer.finish();
    } catch (IOException alreadyBroken) {
      // The connection is closed in any case.
    }
    socket.close();
    resources.leave(this);
  }

  private End ofClosing(@Nullable CloseReason reason) {
    if (reason == null || reason.isNormal()) {
      return End.NORMAL;
    }
    String text = reason.text().isEmpty() ? "" : ": " + mask.mask(reason.text());
    return broken(server() + " closed the WebSocket with code " + reason.code() + text, null);
  }

  private End broken(String detail, @Nullable Throwable cause) {
    return () ->
        new TransportException(attempt.call().operation(), detail, attempt.number(), false, cause);
  }

  private RegistryException tooLong(MessageTooLongException cause) {
    return new DecodingException(
        attempt.call().operation(),
        "$",
        "the frame is longer than the limit of "
            + maxBytes
            + " bytes; if this size is expected, raise Limits.maxResponseBytes",
        null,
        cause);
  }

  private String server() {
    return attempt.call().origin();
  }
}
