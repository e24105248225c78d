package io.github.modelregistry.client;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request that was answered or failed. Immutable. */
public final class AttemptEnd {

  private final CallStart call;
  private final int attempt;
  private final @Nullable Integer status;
  private final @Nullable Exception failure;
  private final Duration duration;

  /** Creates the event; called by transports. */
  public AttemptEnd(
      CallStart call,
      int attempt,
      @Nullable Integer status,
      @Nullable Exception failure,
      Duration duration) {
    this.call = Objects.requireNonNull(call, "call");
    this.attempt = attempt;
    this.status = status;
    this.failure = failure;
    this.duration = Objects.requireNonNull(duration, "duration");
  }

  /** Returns the call that the request belongs to. */
  public CallStart call() {
    return call;
  }

  /** Returns the number of the request within its call, from 1. */
  public int attempt() {
    return attempt;
  }

  /**
   * Returns the HTTP status, or the one inside the answer's envelope if that is what counts; null
   * when no answer came.
   */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns what went wrong, or null after a success. */
  public @Nullable Exception failure() {
    return failure;
  }

  /** Returns the time from sending to the decoded answer. */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return call + " attempt " + attempt + " -> " + (status == null ? "no answer" : status);
  }
}
