package io.github.modelregistry.sandbox.internal.socket;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Parses the frames of a client from bytes that arrive in any pieces. Not thread-safe. */
public final class FrameReader {

  /** The longest frame that a client may send. */
  public static final int LONGEST = 65_536;

  private static final int LONGEST_CONTROL_FRAME = 125;
  private static final int HEAD = 2;
  private static final int MASK = 4;
  private static final int LONGEST_LENGTH = 8;

  private byte[] bytes = new byte[256];
  private int size;

  /** Appends bytes that have arrived. */
  public void append(ByteBuffer arrived) {
    int more = arrived.remaining();
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
    arrived.get(bytes, size, more);
    size += more;
  }

  /**
   * Returns the next frame, unmasked, or null until more bytes have come.
   *
   * @throws BrokenFrameException if the client violates the protocol
   */
  public @Nullable Frame next() throws BrokenFrameException {
    if (size < HEAD) {
      return null;
    }
    checkHead();
    int lengthBytes = lengthBytes();
    int start = HEAD + lengthBytes + MASK;
    if (size < start) {
      return null;
    }
    long length = length(lengthBytes);
    if (length < 0 || length > LONGEST) {
      throw new BrokenFrameException(BrokenFrameException.TOO_BIG);
    }
    int end = start + (int) length;
    return size < end ? null : take(start, end);
  }

  private void checkHead() throws BrokenFrameException {
    int opcode = opcode();
    boolean whole = (bytes[0] & 0x80) != 0;
    boolean reservedBits = (bytes[0] & 0x70) != 0;
    boolean masked = (bytes[1] & 0x80) != 0;
    boolean known = opcode <= Frame.BINARY || (opcode >= Frame.CLOSE && opcode <= Frame.PONG);
    boolean control = opcode >= Frame.CLOSE;
    if (reservedBits
        || !masked
        || !known
        || (control && (!whole || shortLength() > LONGEST_CONTROL_FRAME))) {
      throw new BrokenFrameException(BrokenFrameException.PROTOCOL_ERROR);
    }
  }

  private int opcode() {
    return bytes[0] & 0x0F;
  }

  private int shortLength() {
    return bytes[1] & 0x7F;
  }

  private int lengthBytes() {
    return switch (shortLength()) {
      case 126 -> 2;
      case 127 -> LONGEST_LENGTH;
      default -> 0;
    };
  }

  private long length(int lengthBytes) {
    if (lengthBytes == 0) {
      return shortLength();
    }
    long length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = length << 8 | (bytes[HEAD + i] & 0xFF);
    }
    return length;
  }

  private Frame take(int start, int end) {
    byte[] payload = new byte[end - start];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (bytes[start + i] ^ bytes[start - MASK + i % MASK]);
    }
    Frame frame = new Frame(opcode(), payload);
    System.arraycopy(bytes, end, bytes, 0, size - end);
    size -= end;
    return frame;
  }
}
