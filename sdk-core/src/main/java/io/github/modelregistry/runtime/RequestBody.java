package io.github.modelregistry.runtime;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.transfer.UploadSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The body of a request. Safe to write from any thread, one at a time. */
public abstract class RequestBody {

  /** The media type of JSON. */
  public static final String JSON = "application/json";

  /** For subclasses. */
  protected RequestBody() {}

  /**
   * Returns a JSON body; the value is encoded at once.
   *
   * @throws io.github.modelregistry.error.InvalidRequestException if required fields are missing
   */
  public static <T> RequestBody json(JsonCodec<T> codec, T value) {
    return json(codec, value, JSON);
  }

  /**
   * Returns a JSON body under a media type of its own, such as a merge patch's.
   *
   * @param mediaType the value of the {@code Content-Type} header, or null to send none
   */
  public static <T> RequestBody json(JsonCodec<T> codec, T value, @Nullable String mediaType) {
    return bytes(JsonDocuments.write(value, codec), mediaType);
  }

  /** Returns a body of form fields, as OAuth's token endpoints take; in the map's order. */
  public static RequestBody form(Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(
                field ->
                    PercentEncoding.encode(field.getKey())
                        + '='
                        + PercentEncoding.encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return bytes(form.getBytes(StandardCharsets.US_ASCII), "application/x-www-form-urlencoded");
  }

  /**
   * Returns a body that is a file or stream as it is.
   *
   * @param mediaType the value of the {@code Content-Type} header, or null to send none
   */
  public static RequestBody bytes(UploadSource source, @Nullable String mediaType) {
    return new SourceBody(source, mediaType, true);
  }

  static RequestBody bytes(byte[] bytes, @Nullable String mediaType) {
    return new SourceBody(UploadSource.of(bytes, "memory"), mediaType, false);
  }

  /** Returns the value of the {@code Content-Type} header, or null to send none. */
  public abstract @Nullable String mediaType();

  /**
   * Returns how many bytes will be written, or -1 when that is not known.
   *
   * @throws IOException when the length of a file cannot be read
   */
  public abstract long contentLength() throws IOException;

  /** Returns whether the body can be written more than once. */
  public abstract boolean isRepeatable();

  /** Returns whether the body carries a file or stream, which the usual deadlines do not fit. */
  public abstract boolean isTransfer();

  /**
   * Writes the body and leaves the stream open.
   *
   * @throws IOException when a file cannot be read or the stream not be written
   */
  public abstract void writeTo(OutputStream out) throws IOException;
}
