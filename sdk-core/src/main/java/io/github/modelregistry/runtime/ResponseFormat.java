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
public abstract class ResponseFormat<T> {

  private static final ResponseFormat<Void> EMPTY = new Empty();
  private static final ResponseFormat<String> TEXT = new Text();
  private static final ResponseFormat<Download> FILE = new FileFormat();

  /** For subclasses. */
  protected ResponseFormat() {}

  /** Returns the format of a JSON document, read as it arrives, whatever its content type says. */
  public static <T> ResponseFormat<T> json(JsonCodec<T> codec) {
    return new Json<>(codec);
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
  public abstract String mediaType();

  /**
   * Reads the body; the caller closes it.
   *
   * @throws IOException when the body cannot be read to its end
   * @throws io.github.modelregistry.error.DecodingException when it is not what it should be
   */
  public abstract T read(ResponseContent content) throws IOException;

  private static final class Json<T> extends ResponseFormat<T> {

    private final JsonCodec<T> codec;

    Json(JsonCodec<T> codec) {
      this.codec = Objects.requireNonNull(codec, "codec");
    }

    @Override
    public String mediaType() {
      return RequestBody.JSON;
    }

    @Override
    public T read(ResponseContent content) throws IOException {
      return JsonDocuments.read(
          content.stream(), codec, content.jsonLimits(), content.driftObserver());
    }
  }

  private static final class Text extends ResponseFormat<String> {

    @Override
    public String mediaType() {
      return "text/plain";
    }

    @Override
    public String read(ResponseContent content) throws IOException {
      return new String(content.stream().readAllBytes(), content.charset());
    }
  }

  private static final class FileFormat extends ResponseFormat<Download> {

    @Override
    public String mediaType() {
      return "application/octet-stream";
    }

    @Override
    public Download read(ResponseContent content) {
      throw new IllegalStateException("a file is downloaded to a target");
    }
  }

  private static final class Empty extends ResponseFormat<Void> {

    @Override
    public String mediaType() {
      return "*/*";
    }

    @Override
    @SuppressWarnings("NullAway") // Void has no other value.
    public Void read(ResponseContent content) {
      return null;
    }
  }
}
