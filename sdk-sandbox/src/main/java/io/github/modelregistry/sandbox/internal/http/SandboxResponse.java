package io.github.modelregistry.sandbox.internal.http;

import io.github.modelregistry.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A response to send.
 *
 * @param status the HTTP status
 * @param headers the headers, {@code Content-Type} included
 * @param body the text of the body
 */
public record SandboxResponse(int status, Map<String, String> headers, String body) {

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

  /** Returns this response with more headers. */
  public SandboxResponse withHeaders(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(more);
    return new SandboxResponse(status, all, body);
  }

  /** Returns this response with another body, unless that is null. */
  public SandboxResponse withBody(@Nullable String other) {
    return other == null ? this : new SandboxResponse(status, headers, other);
  }
}
