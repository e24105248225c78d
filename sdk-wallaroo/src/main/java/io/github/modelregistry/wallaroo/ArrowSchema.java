package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.InvalidRequestException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The Apache Arrow schema of a model's input or output, as uploads need it for all frameworks but
 * ONNX and TensorFlow. Immutable.
 *
 * <p>It is one IPC message in its encapsulated form: what {@code pyarrow.Schema.serialize()}
 * returns, and what Arrow for Java writes with {@code MessageSerializer.serialize(channel,
 * schema)}. A whole IPC stream or file is something else. This class needs no Arrow library, and
 * checks the frame of the message only: its marker and its length.
 *
 * <pre>{@code
 * UploadMetadata.builder().inputSchema(ArrowSchema.of(bytes).base64())
 * }</pre>
 */
public final class ArrowSchema {

  private static final int MARKER = 0xFFFFFFFF;
  private static final int PREFIX = 8;

  private final byte[] message;

  private ArrowSchema(byte[] message) {
    this.message = message;
  }

  /**
   * Returns the schema that an IPC message has.
   *
   * @param message the bytes of the message, which are copied
   * @throws InvalidRequestException if they are not one message in its encapsulated form; the
   *     message of the exception says what they look like instead
   */
  public static ArrowSchema of(byte[] message) {
    ByteBuffer start = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    if (message.length < PREFIX || start.getInt() != MARKER) {
      throw unfit(
          "it must be an IPC message in its encapsulated form, which begins with the bytes FF FF FF"
              + " FF; an IPC file, JSON or a schema without this prefix is not accepted");
    }
    long expected = PREFIX + Integer.toUnsignedLong(start.getInt());
    if (message.length < expected) {
      throw unfit("it is incomplete: it has " + message.length + " of " + expected + " bytes");
    }
    if (message.length > expected) {
      throw unfit(
          "other bytes follow the schema's message of "
              + expected
              + " bytes: pass the message alone, not a whole IPC stream");
    }
    return new ArrowSchema(message.clone());
  }

  /**
   * Returns the schema that a text has, as the server sends it.
   *
   * @param base64 the message in standard base64 on one line
   * @throws InvalidRequestException if the text is not base64, or the bytes are not such a message
   */
  public static ArrowSchema ofBase64(String base64) {
    byte[] message;
    try {
      message = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException notBase64) {
      throw unfit("it is not standard base64 on one line, with + and /");
    }
    return of(message);
  }

  /** Returns the text for {@code input_schema} and {@code output_schema}: padded base64. */
  public String base64() {
    return Base64.getEncoder().encodeToString(message);
  }

  /** Returns a copy of the message, for an Arrow library to read. */
  public byte[] bytes() {
    return message.clone();
  }

  private static InvalidRequestException unfit(String reason) {
    return new InvalidRequestException("the Arrow schema", reason);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrowSchema schema && Arrays.equals(message, schema.message);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(message);
  }

  /** Returns the length of the message. */
  @Override
  public String toString() {
    return "ArrowSchema[" + message.length + " bytes]";
  }
}
