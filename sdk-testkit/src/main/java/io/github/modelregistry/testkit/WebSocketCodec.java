package io.github.modelregistry.testkit;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server side of RFC 6455 in bytes: the upgrade response, and frames in both directions. */
public final class WebSocketCodec {

  public static final int CONTINUATION = 0x0;
  public static final int TEXT = 0x1;
  public static final int BINARY = 0x2;
  public static final int CLOSE = 0x8;
  public static final int PING = 0x9;
  public static final int PONG = 0xA;

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private WebSocketCodec() {}

  /** Returns the head of a 101 to a request with this {@code Sec-WebSocket-Key}. */
  public static byte[] agreement(String key) {
    String head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(key)
            + "\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the {@code Sec-WebSocket-Accept} that belongs to a key. */
  public static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-1", e);
    }
  }

  /** Returns a frame that is the last or only one of its message. */
  public static byte[] frame(int opcode, byte[] payload) {
    return frame(opcode, true, payload);
  }

  /** Returns a frame, as a server sends it: unmasked. */
  public static byte[] frame(int opcode, boolean last, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write((last ? 0x80 : 0) | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length <= 0xFFFF) {
      frame.write(126);
      frame.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    } else {
      frame.write(127);
      frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  /** Returns a close frame. */
  public static byte[] close(int code, String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return frame(
        CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
  }

  /**
   * Reads one frame of a client and describes it: {@code CLOSE 1000}, {@code PONG hello}, {@code
   * TEXT …}.
   *
   * @throws java.io.EOFException if the client has closed the connection
   * @throws IOException also if the frame is unmasked or longer than 125 bytes, which clients here
   *     never send
   */
  public static String readFrame(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    int opcode = in.readUnsignedByte() & 0x0F;
    int second = in.readUnsignedByte();
    int length = second & 0x7F;
    if ((second & 0x80) == 0 || length > 125) {
      throw new IOException("frames of clients must be masked and at most 125 bytes");
    }
    byte[] mask = new byte[4];
    byte[] payload = new byte[length];
    in.readFully(mask);
    in.readFully(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return described(opcode, payload);
  }

  private static String described(int opcode, byte[] payload) {
    String text = new String(payload, StandardCharsets.UTF_8);
    return switch (opcode) {
      case CLOSE -> payload.length < 2 ? "CLOSE" : "CLOSE " + ByteBuffer.wrap(payload).getShort();
      case PING -> "PING " + text;
      case PONG -> "PONG " + text;
      default -> "TEXT " + text;
    };
  }
}
