package io.github.modelregistry.sandbox.internal.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One frame. Frames from a server to a client are not masked; these are never fragmented.
 *
 * @param opcode what kind of frame it is
 * @param payload what it carries
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(int opcode, byte[] payload) {

  /** A continued message, or the rest of one. */
  public static final int CONTINUATION = 0x0;

  /** A text. */
  public static final int TEXT = 0x1;

  /** Bytes. */
  public static final int BINARY = 0x2;

  /** The close frame of either side. */
  public static final int CLOSE = 0x8;

  /** A ping. */
  public static final int PING = 0x9;

  /** A pong, the response to a ping. */
  public static final int PONG = 0xA;

  private static final int LAST_OF_ITS_MESSAGE = 0x80;
  private static final int LONGEST_SHORT = 125;
  private static final int SIXTEEN_BITS_FOLLOW = 126;
  private static final int SIXTY_FOUR_BITS_FOLLOW = 127;
  private static final int LONGEST_HEAD = 10;

  /** Returns a frame with a text. */
  public static Frame text(String text) {
    return new Frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the close frame with a status code. */
  public static Frame close(int code) {
    return new Frame(CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
  }

  /** Returns the bytes that a server sends, ready to be read. */
  public ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_HEAD + payload.length);
    bytes.put((byte) (LAST_OF_ITS_MESSAGE | opcode));
    if (payload.length <= LONGEST_SHORT) {
      bytes.put((byte) payload.length);
    } else if (payload.length <= 0xFFFF) {
      bytes.put((byte) SIXTEEN_BITS_FOLLOW).putShort((short) payload.length);
    } else {
      bytes.put((byte) SIXTY_FOUR_BITS_FOLLOW).putLong(payload.length);
    }
    return bytes.put(payload).flip();
  }
}
