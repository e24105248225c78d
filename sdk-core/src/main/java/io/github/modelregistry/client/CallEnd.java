package io.github.modelregistry.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call whose outcome is known. Immutable. */
public final class CallEnd {

  private final CallStart call;
  private final int attempts;
  private final @Nullable Integer status;
  private final @Nullable Exception failure;
  private final Duration duration;

  /** Creates the event; called by transports. */
  public CallEnd(
      CallStart call,
      int attempts,
      @Nullable Integer status,
      @Nullable Exception failure,
      Duration duration) {
    this.call = Objects.requireNonNull(call, "call");
    this.attempts = attempts;
    this.status = status;
    this.failure = failure;
    this.duration = Objects.requireNonNull(duration, "duration");
  }

  /** Returns the call. */
  public CallStart call() {
    return call;
  }

  /** Returns how many requests were sent. */
  public int attempts() {
    return attempts;
  }

  /** Returns the status of the last answer, as {@link AttemptEnd#status()} does. */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns what the caller gets thrown, or null after a success. */
  public @Nullable Exception failure() {
    return failure;
  }

  /** Returns the time of the whole call, waits included. */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return call
        + " -> "
        + (status == null ? "no answer" : status)
        + ", attempts "
        + attempts
        + ", "
        + duration.toMillis()
        + " ms";
  }
}
