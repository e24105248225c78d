package io.github.modelregistry.sandbox.internal.http;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response to send.
 *
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} included
 * @param body the bytes of the body
 * @param isFile whether the body is a file, which is sent uncompressed; a test can disturb that
 */
public record SandboxResponse(int status, Map<String, String> headers, Blob body, boolean isFile) {

  /** Creates a response with a text as body. */
  public SandboxResponse(int status, Map<String, String> headers, String body) {
    this(status, headers, Blob.of(body), false);
  }

  /** Returns a JSON response. */
  public static SandboxResponse json(int status, JsonValue body) {
    return new SandboxResponse(status, Map.of("Content-Type", "application/json"), body.toString());
  }

  /** Returns a plain text response. */
  public static SandboxResponse text(int status, String body) {
    return new SandboxResponse(status, Map.of("Content-Type", "text/plain"), body);
  }

  /** Returns a response without a body. */
  public static SandboxResponse empty(int status) {
    return new SandboxResponse(status, Map.of(), "");
  }

  /**
   * Returns a file, whole in one response.
   *
   * @param contentType the media type of the file
   */
  public static SandboxResponse bytes(Blob body, String contentType) {
    return new SandboxResponse(200, Map.of("Content-Type", contentType), body, true);
  }

  /**
   * Returns a file that can be read in ranges: a request with a {@code Range} gets the status 206
   * or 416 in place of 200; see {@link Ranges}.
   *
   * @param contentType the media type of the file
   * @param entityTag the {@code ETag} with its quotes
   * @param modified the time of its last modification
   */
  public static SandboxResponse file(
      Blob body, String contentType, String entityTag, Instant modified) {
    return bytes(body, contentType)
        .withHeaders(
            Map.of(
                Ranges.ACCEPTED,
                "bytes",
                "ETag",
                entityTag,
                "Last-Modified",
                Ranges.httpDate(modified)));
  }

  /** Returns the body as text; see {@link Blob#text()}. */
  public String text() {
    return body.text();
  }

  /** Returns this response with more headers. */
  public SandboxResponse withHeaders(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(more);
    return new SandboxResponse(status, all, body, isFile);
  }

  /** Returns this response with another body, unless that is null. */
  public SandboxResponse withBody(@Nullable String other) {
    return other == null ? this : new SandboxResponse(status, headers, other);
  }
}
