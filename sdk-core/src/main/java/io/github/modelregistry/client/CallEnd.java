package io.github.modelregistry.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call whose outcome is known. Immutable. */
public final class CallEnd {

  private final CallStart call;
  private final int attempts;
  private final @Nullable Integer status;
  private final @Nullable String requestId;
  private final @Nullable Exception failure;
  private final Duration duration;

  private CallEnd(
      CallStart call,
      int attempts,
      @Nullable ApiResponse<?> response,
      @Nullable Exception failure,
      Duration duration) {
    this.call = Objects.requireNonNull(call, "call");
    this.attempts = attempts;
    this.status = AttemptEnd.statusOf(response, failure);
    this.requestId = AttemptEnd.requestIdOf(response, failure);
    this.failure = failure;
    this.duration = Objects.requireNonNull(duration, "duration");
  }

  /**
   * Creates the event; called by transports, and by tests of listeners.
   *
   * @param attempts how many requests were sent
   * @param response the response, or null after a failure
   * @param failure what went wrong, or null after a success
   * @param duration the time of the whole call
   */
  public static CallEnd of(
      CallStart call,
      int attempts,
      @Nullable ApiResponse<?> response,
      @Nullable Exception failure,
      Duration duration) {
    return new CallEnd(call, attempts, response, failure, duration);
  }

  /** Returns the call. */
  public CallStart call() {
    return call;
  }

  /** Returns how many requests were sent. */
  public int attempts() {
    return attempts;
  }

  /**
   * Returns the status of the last response, as {@link AttemptEnd#status()} does; null when none
   * came.
   */
  public @Nullable Integer status() {
    return status;
  }

  /**
   * Returns the id under which the vendor can find the last request, or null when there was none.
   */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns what the caller gets thrown, or null after a success. */
  public @Nullable Exception failure() {
    return failure;
  }

  /**
   * Returns the status of an error response, or the name of the exception's class if none came;
   * null after a success. OpenTelemetry calls it {@code error.type}.
   */
  public @Nullable String errorType() {
    return AttemptEnd.errorTypeOf(status, failure);
  }

  /** Returns the time of the whole call, waits included. */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return call
        + " -> "
        + (status == null ? "no response" : status)
        + ", attempts "
        + attempts
        + ", "
        + duration.toMillis()
        + " ms";
  }
}
