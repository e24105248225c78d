package io.github.modelregistry.internal.websocket;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the frames that a server sends. Not thread-safe. */
final class FrameReader {

  private static final int LONGEST_CONTROL = 125;
  private static final int LENGTH_IN_16_BITS = 126;
  private static final int LENGTH_IN_64_BITS = 127;

  private static final int FIRST_PIECE = 8192;

  private final DataInputStream in;

  FrameReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /**
   * Returns the next frame.
   *
   * @param longest how many bytes a data frame may have
   * @throws MessageTooLong before the payload is read
   * @throws EOFException when the connection ended instead
   */
  Frame read(long longest) throws IOException {
    int first = in.readUnsignedByte();
    boolean last = (first & 0x80) != 0;
    if ((first & 0x70) != 0) {
      throw new WebSocketProblem("a frame uses an extension that was not agreed on");
    }
    Opcode opcode = Opcode.of(first & 0x0F);
    long length = length(in.readUnsignedByte());
    if (opcode.isControl() && (!last || length > LONGEST_CONTROL)) {
      throw new WebSocketProblem("a " + opcode + " frame is longer than such a frame can be");
    }
    if (!opcode.isControl() && length > longest) {
      throw new MessageTooLong(longest);
    }
    return new Frame(last, opcode, payload((int) length));
  }

  private long length(int second) throws IOException {
    if ((second & 0x80) != 0) {
      throw new WebSocketProblem("a frame is masked, which is allowed for clients only");
    }
    long length =
        switch (second) {
          case LENGTH_IN_16_BITS -> in.readUnsignedShort();
          case LENGTH_IN_64_BITS -> in.readLong();
          default -> second;
        };
    if (length < 0) {
      throw new WebSocketProblem("a frame has a negative length");
    }
    return length;
  }

  /** Takes memory as bytes come, not as they are announced. */
  private byte[] payload(int length) throws IOException {
    byte[] payload = new byte[Math.min(length, FIRST_PIECE)];
    int count = 0;
    while (count < length) {
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
}
