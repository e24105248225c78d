package io.github.modelregistry.internal.websocket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the frames of a server, puts them together to messages, and answers its pings in between.
 * Not thread-safe.
 *
 * <p>Text and binary messages are the same here, bytes: what they mean is decided where they are
 * decoded.
 */
public final class MessageReader {

  private static final int LAST = 0x80;
  private static final int EXTENSIONS = 0x70;
  private static final int MASKED = 0x80;
  private static final int LONGEST_CONTROL = 125;
  private static final int FIRST_PIECE = 8192;

  private final DataInputStream in;
  private final FrameWriter answers;
  private final long maxBytes;
  private @Nullable CloseReason closeReason;

  /**
   * Creates a reader of an open connection.
   *
   * @param maxBytes how long a message may be
   */
  public MessageReader(InputStream in, FrameWriter answers, long maxBytes) {
    this.in = new DataInputStream(in);
    this.answers = answers;
    this.maxBytes = Math.min(maxBytes, Integer.MAX_VALUE - 16L); // what an array can hold
  }

  /**
   * Returns the next message, or null when the server has closed the connection, which {@link
   * #closeReason()} explains.
   *
   * @throws MessageTooLongException when a message is longer than allowed
   * @throws WebSocketException when the server does not keep to the protocol
   */
  public byte @Nullable [] next() throws IOException {
    @Nullable ByteArrayOutputStream begun = null;
    while (true) {
      int first = in.readUnsignedByte();
      boolean last = (first & LAST) != 0;
      int opcode = first & 0x0F;
      require((first & EXTENSIONS) == 0, "a frame uses an extension that was not agreed on");
      byte[] payload =
          opcode >= Opcode.CLOSE
              ? controlPayload(last)
              : payload(length(), maxBytes - (begun == null ? 0 : begun.size()));
      switch (opcode) {
        case Opcode.PING -> answers.pong(payload);
        case Opcode.PONG -> {} // none was asked for, which is allowed
        case Opcode.CLOSE -> {
          closeReason = CloseReason.of(payload);
          return null;
        }
        case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY -> {
          require(
              (opcode == Opcode.CONTINUATION) == (begun != null),
              "a message starts or continues at an invalid point");
          if (begun == null && last) {
            return payload;
          }
          begun = begun == null ? new ByteArrayOutputStream() : begun;
          begun.writeBytes(payload);
          if (last) {
            return begun.toByteArray();
          }
        }
        default -> throw new WebSocketException("a frame has the unknown opcode " + opcode);
      }
    }
  }

  /** Returns why the server closed the connection, or null if it did not. */
  public @Nullable CloseReason closeReason() {
    return closeReason;
  }

  private byte[] controlPayload(boolean last) throws IOException {
    long length = length();
    require(last && length <= LONGEST_CONTROL, "a control frame is longer than 125 bytes");
    return payload(length, length);
  }

  private long length() throws IOException {
    int second = in.readUnsignedByte();
    require((second & MASKED) == 0, "a frame is masked, which is allowed for clients only");
    long length = second == 126 ? in.readUnsignedShort() : second == 127 ? in.readLong() : second;
    require(length >= 0, "a frame has a negative length");
    return length;
  }

  /** Takes memory as bytes come, not as they are announced. */
  private byte[] payload(long length, long longest) throws IOException {
    if (length > longest) {
      throw new MessageTooLongException(longest);
    }
    byte[] payload = new byte[(int) Math.min(length, FIRST_PIECE)];
    int count = 0;
    while (count < length) { // readNBytes would ask OkHttp's stream for more than the frame has
      if (count == payload.length) {
        payload = Arrays.copyOf(payload, (int) Math.min(length, 2L * count));
      }
      int read = in.read(payload, count, payload.length - count);
      if (read < 0) {
        throw new EOFException("the connection ended inside a frame");
      }
      count += read;
    }
    return payload;
  }

  private static void require(boolean kept, String problem) throws WebSocketException {
    if (!kept) {
      throw new WebSocketException(problem);
    }
  }
}
