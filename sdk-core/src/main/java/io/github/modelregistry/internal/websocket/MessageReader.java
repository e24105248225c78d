package io.github.modelregistry.internal.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts the frames of a server together to messages, answering its pings in between. Not
 * thread-safe.
 *
 * <p>Text and binary messages are the same here, bytes: what they mean is decided where they are
 * decoded.
 */
public final class MessageReader {

  private final FrameReader frames;
  private final FrameWriter answers;
  private final long maxBytes;
  private @Nullable CloseReason closeReason;

  /**
   * Creates a reader of an open connection.
   *
   * @param maxBytes how long a message may be
   */
  public MessageReader(InputStream in, FrameWriter answers, long maxBytes) {
    this.frames = new FrameReader(in);
    this.answers = answers;
    this.maxBytes = Math.min(maxBytes, Integer.MAX_VALUE - 16L); // what an array can hold
  }

  /**
   * Returns the next message, or null when the server has closed the connection, which {@link
   * #closeReason()} explains.
   *
   * @throws MessageTooLong when a message is longer than allowed
   * @throws WebSocketProblem when the server does not keep to the protocol
   */
  public byte @Nullable [] next() throws IOException {
    @Nullable ByteArrayOutputStream begun = null;
    while (true) {
      Frame frame = frames.read(maxBytes - (begun == null ? 0 : begun.size()));
      switch (frame.opcode()) {
        case PING -> answers.pong(frame.payload());
        case PONG -> {} // none was asked for, which is allowed
        case CLOSE -> {
          closeReason = CloseReason.of(frame.payload());
          return null;
        }
        default -> {
          if ((frame.opcode() == Opcode.CONTINUATION) != (begun != null)) {
            throw new WebSocketProblem("a message starts or continues at an invalid point");
          }
          if (begun == null && frame.last()) {
            return frame.payload();
          }
          begun = begun == null ? new ByteArrayOutputStream() : begun;
          begun.writeBytes(frame.payload());
          if (frame.last()) {
            return begun.toByteArray();
          }
        }
      }
    }
  }

  /** Returns why the server closed the connection, or null if it did not. */
  public @Nullable CloseReason closeReason() {
    return closeReason;
  }
}
