package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes whole documents.
 *
 * <p>Reading ends in one of three ways, so that a caller can distinguish a bad response from a bad
 * connection:
 *
 * <ul>
 *   <li>the value, after which the document was over;
 *   <li>{@link java.io.UncheckedIOException}, when the stream itself failed, its cause being the
 *       stream's own exception: the part before is not usable, but another attempt may succeed;
 *   <li>{@link DecodingException}, when the bytes are invalid. Its cause is an {@link
 *       java.io.EOFException} when the stream ended properly but too early: a caller that knows
 *       that the server had not announced a length may treat that as a broken connection, too.
 * </ul>
 */
public final class JsonDocuments {

  private JsonDocuments() {}

  /** Reads a document within the default limits. */
  public static <T> T read(InputStream json, JsonCodec<T> codec) {
    return read(json, codec, JsonLimits.defaults(), null);
  }

  /**
   * Reads a document, which must be UTF-8. The stream is read to its end and not closed.
   *
   * @param observer is notified of drift, if it is not null
   * @throws DecodingException when the document is empty, not JSON, not of this type, or beyond a
   *     limit
   * @throws java.io.UncheckedIOException when reading the stream fails
   */
  public static <T> T read(
      InputStream json, JsonCodec<T> codec, JsonLimits limits, @Nullable DriftObserver observer) {
    try (JsonTokens tokens = new JsonTokens(new DocumentBytes(json, limits))) {
      T value = readValue(tokens, codec, observer);
      tokens.expectEnd();
      return value;
    }
  }

  /** Reads a document within the default limits. */
  public static <T> T read(String json, JsonCodec<T> codec) {
    return read(json, codec, JsonLimits.defaults(), null);
  }

  /**
   * Reads a document that is in memory.
   *
   * @param observer is notified of drift, if it is not null
   * @throws DecodingException when the document is empty, not JSON, not of this type, or beyond a
   *     limit
   */
  public static <T> T read(
      String json, JsonCodec<T> codec, JsonLimits limits, @Nullable DriftObserver observer) {
    if (Utf8Check.hasUnpairedSurrogate(json)) {
      throw new DecodingException("$", "the text contains an unpaired surrogate");
    }
    return read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), codec, limits, observer);
  }

  /**
   * Reads the value that a tree describes.
   *
   * @throws DecodingException when the tree is not of this type
   */
  public static <T> T read(JsonValue json, JsonCodec<T> codec) {
    return read(json.toString(), codec, JsonLimits.WIDEST, null);
  }

  /**
   * Writes a value that is to be sent, as UTF-8.
   *
   * @throws io.github.modelregistry.error.InvalidRequestException when required fields are missing;
   *     it names all of them
   */
  public static <T> byte[] write(T value, JsonCodec<T> codec) {
    return JsonOutput.strict(value, codec).getBytes(StandardCharsets.UTF_8);
  }

  /** Returns a value as compact JSON, without complaint about what is missing. */
  public static <T> String toJson(T value, JsonCodec<T> codec) {
    return JsonOutput.lenient(value, codec);
  }

  private static <T> T readValue(
      JsonTokens tokens, JsonCodec<T> codec, @Nullable DriftObserver observer) {
    if (tokens.kind() == JsonValue.Kind.NULL && codec != JsonCodecs.VALUE) {
      throw tokens.failure("$", "the document is null");
    }
    JsonInput in = new JsonInput(tokens, observer);
    T value = codec.read(in);
    if (value == null) {
      throw in.mistypedDocument();
    }
    return value;
  }
}
