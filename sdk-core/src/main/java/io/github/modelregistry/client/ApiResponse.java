package io.github.modelregistry.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A successful answer with what surrounds its body. Immutable as far as the body is.
 *
 * @param <T> what the body decodes to; {@link Void} when the operation answers without one
 */
public final class ApiResponse<T> {

  private final int status;
  private final Headers headers;
  private final T body;
  private final @Nullable String requestId;
  private final int attempts;

  /** Creates an answer; called by transports, and by tests that stand in for one. */
  public ApiResponse(
      int status, Headers headers, T body, @Nullable String requestId, int attempts) {
    this.status = status;
    this.headers = Objects.requireNonNull(headers, "headers");
    this.body = body;
    this.requestId = requestId;
    this.attempts = attempts;
  }

  /** Returns the status, one of 2xx: of HTTP, or of the envelope that the answer came in. */
  public int status() {
    return status;
  }

  /** Returns the header fields that the server sent. */
  public Headers headers() {
    return headers;
  }

  /** Returns the decoded body; null only for an operation that answers without one. */
  public T body() {
    return body;
  }

  /** Returns the id under which the vendor can find the request, or null when none came. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns how many requests were sent for this answer, the successful one included. */
  public int attempts() {
    return attempts;
  }

  /** Returns status, request id and attempts; the body is left out. */
  @Override
  public String toString() {
    return "ApiResponse{status="
        + status
        + ", requestId="
        + requestId
        + ", attempts="
        + attempts
        + ", headers="
        + headers
        + "}";
  }
}
