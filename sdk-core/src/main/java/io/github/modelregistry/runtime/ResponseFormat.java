package io.github.modelregistry.runtime;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.transfer.Download;
import java.io.IOException;
import java.util.Objects;

/**
 * How the body of a successful response is read. Stateless and thread-safe.
 *
 * @param <T> what it decodes to
 */
public final class ResponseFormat<T> {

  @SuppressWarnings("NullAway") // Void has no other value.
  private static final ResponseFormat<Void> EMPTY = new ResponseFormat<>("*/*", content -> null);

  private static final ResponseFormat<String> TEXT =
      new ResponseFormat<>(
          "text/plain", content -> new String(content.stream().readAllBytes(), content.charset()));

  private static final ResponseFormat<Download> FILE =
      new ResponseFormat<>(
          "application/octet-stream",
          content -> {
            throw new IllegalStateException("a file is downloaded to a target");
          });

  private final String mediaType;
  private final Reader<T> reader;

  private interface Reader<T> {
    T read(ResponseContent content) throws IOException;
  }

  private ResponseFormat(String mediaType, Reader<T> reader) {
    this.mediaType = mediaType;
    this.reader = reader;
  }

  /** Returns the format of a JSON document, read as it arrives, whatever its content type says. */
  public static <T> ResponseFormat<T> json(JsonCodec<T> codec) {
    Objects.requireNonNull(codec, "codec");
    return new ResponseFormat<>(
        RequestBody.JSON,
        content ->
            JsonDocuments.read(
                content.stream(), codec, content.jsonLimits(), content.driftObserver()));
  }

  /**
   * Returns the format of a response whose body does not matter, unless it is an HTML page, which
   * is an error; decodes to null.
   */
  public static ResponseFormat<Void> empty() {
    return EMPTY;
  }

  /** Returns the format of plain text, in the charset it declares, else UTF-8. */
  public static ResponseFormat<String> text() {
    return TEXT;
  }

  /** Returns the format of a file, which only {@link ApiTransport#download} reads. */
  public static ResponseFormat<Download> file() {
    return FILE;
  }

  /** Returns the media type to ask for. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * Reads the body; the caller closes it.
   *
   * @throws IOException when the body cannot be read to its end
   * @throws io.github.modelregistry.error.DecodingException when it is not what it should be
   */
  public T read(ResponseContent content) throws IOException {
    return reader.read(content);
  }
}
