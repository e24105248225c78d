package io.github.modelregistry.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A successful response with what surrounds its body. Immutable as far as the body is.
 *
 * @param <T> what the body decodes to; {@link Void} when the operation responds without one
 */
public final class ApiResponse<T> {

  private final int status;
  private final Headers headers;
  private final T body;
  private final @Nullable String requestId;
  private final int attempts;

  private ApiResponse(Builder<T> builder) {
    status = builder.status;
    headers = builder.headers;
    body = builder.body;
    requestId = builder.requestId;
    attempts = builder.attempts;
  }

  /**
   * Returns a builder; called by transports, and by tests that simulate one.
   *
   * @param body the decoded body; null only for {@link Void}
   */
  public static <T> Builder<T> builder(T body) {
    return new Builder<>(body);
  }

  /** Returns the status, one of 2xx: of HTTP, or of the envelope that the response came in. */
  public int status() {
    return status;
  }

  /** Returns the header fields that the server sent. */
  public Headers headers() {
    return headers;
  }

  /** Returns the decoded body; null only for an operation that responds without one. */
  @JsonValue
  public T body() {
    return body;
  }

  /** Returns the id under which the vendor can find the request, or null when there was none. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns how many requests were sent for this response, the successful one included. */
  public int attempts() {
    return attempts;
  }

  /** Returns status, request id and attempts, without the body. */
  @Override
  public String toString() {
    return "ApiResponse{status="
        + status
        + ", requestId="
        + requestId
        + ", attempts="
        + attempts
        + ", headers="
        + headers.size()
        + "}";
  }

  /** Collects a response; by default 200 without headers, after one request. Not thread-safe. */
  public static final class Builder<T> {

    private final T body;
    private int status = 200;
    private Headers headers = Headers.empty();
    private @Nullable String requestId;
    private int attempts = 1;

    private Builder(T body) {
      this.body = body;
    }

    /** Sets the status. */
    public Builder<T> status(int status) {
      this.status = status;
      return this;
    }

    /** Sets the header fields that the server sent. */
    public Builder<T> headers(Headers headers) {
      this.headers = Objects.requireNonNull(headers, "headers");
      return this;
    }

    /** Sets the id under which the vendor can find the request; null when none came. */
    public Builder<T> requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Sets how many requests were sent, the successful one included. */
    public Builder<T> attempts(int attempts) {
      this.attempts = attempts;
      return this;
    }

    /** Returns the response. */
    public ApiResponse<T> build() {
      return new ApiResponse<>(this);
    }
  }
}
