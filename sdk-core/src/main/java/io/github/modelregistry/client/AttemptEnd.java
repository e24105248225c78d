package io.github.modelregistry.client;

import io.github.modelregistry.error.ApiException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request that got a response or failed. Immutable. */
public final class AttemptEnd {

  private final AttemptStart start;
  private final @Nullable Integer status;
  private final @Nullable String requestId;
  private final @Nullable Exception failure;
  private final Duration duration;

  private AttemptEnd(
      AttemptStart start,
      @Nullable ApiResponse<?> response,
      @Nullable Exception failure,
      Duration duration) {
    this.start = Objects.requireNonNull(start, "start");
    this.status = statusOf(response, failure);
    this.requestId = requestIdOf(response, failure);
    this.failure = failure;
    this.duration = Objects.requireNonNull(duration, "duration");
  }

  /**
   * Creates the event; called by transports, and by tests of listeners.
   *
   * @param response the response, or null after a failure
   * @param failure what went wrong, or null after a success
   * @param duration the time from sending to the decoded response
   */
  public static AttemptEnd of(
      AttemptStart start,
      @Nullable ApiResponse<?> response,
      @Nullable Exception failure,
      Duration duration) {
    return new AttemptEnd(start, response, failure, duration);
  }

  /** Returns the call that the request belongs to. */
  public CallStart call() {
    return start.call();
  }

  /** Returns the number of the request within its call, from 1. */
  public int attempt() {
    return start.attempt();
  }

  /**
   * Returns the HTTP status, or the one inside the response's envelope if that is what counts; null
   * when no response was received.
   */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns the id under which the vendor can find the request, or null when there was none. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns what went wrong, or null after a success. */
  public @Nullable Exception failure() {
    return failure;
  }

  /**
   * Returns the status of an error response, or the name of the exception's class if none came;
   * null after a success. OpenTelemetry calls it {@code error.type}.
   */
  public @Nullable String errorType() {
    return errorTypeOf(status, failure);
  }

  /** Returns the time from sending to the decoded response. */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return start + " -> " + (status == null ? "no response" : status);
  }

  static @Nullable Integer statusOf(
      @Nullable ApiResponse<?> response, @Nullable Exception failure) {
    if (response != null) {
      return response.status();
    }
    return failure instanceof ApiException error ? Integer.valueOf(error.status()) : null;
  }

  static @Nullable String requestIdOf(
      @Nullable ApiResponse<?> response, @Nullable Exception failure) {
    if (response != null) {
      return response.requestId();
    }
    return failure instanceof ApiException error ? error.requestId() : null;
  }

  static @Nullable String errorTypeOf(@Nullable Integer status, @Nullable Exception failure) {
    if (failure == null) {
      return null;
    }
    return status == null ? failure.getClass().getName() : status.toString();
  }
}
