package io.github.modelregistry.client;

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

  private AttemptEnd(Builder builder) {
    start = builder.start;
    status = builder.status;
    requestId = builder.requestId;
    failure = builder.failure;
    duration = builder.duration;
  }

  /** Returns a builder; called by transports, and by tests of listeners. */
  public static Builder builder(AttemptStart start) {
    return new Builder(start);
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
   * when no response came.
   */
  public @Nullable Integer status() {
    return status;
  }

  /** Returns the id under which the vendor can find the request, or null when none came. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Returns what went wrong, or null after a success. */
  public @Nullable Exception failure() {
    return failure;
  }

  /** Returns the time from sending to the decoded response. */
  public Duration duration() {
    return duration;
  }

  @Override
  public String toString() {
    return start + " -> " + (status == null ? "no response" : status);
  }

  /** Collects the event; what is not set is absent. Not thread-safe. */
  public static final class Builder {

    private final AttemptStart start;
    private @Nullable Integer status;
    private @Nullable String requestId;
    private @Nullable Exception failure;
    private Duration duration = Duration.ZERO;

    private Builder(AttemptStart start) {
      this.start = Objects.requireNonNull(start, "start");
    }

    /** Sets the status; null when no response came. */
    public Builder status(@Nullable Integer status) {
      this.status = status;
      return this;
    }

    /** Sets the id under which the vendor can find the request; null when none came. */
    public Builder requestId(@Nullable String requestId) {
      this.requestId = requestId;
      return this;
    }

    /** Sets what went wrong; null after a success. */
    public Builder failure(@Nullable Exception failure) {
      this.failure = failure;
      return this;
    }

    /** Sets how long it took. */
    public Builder duration(Duration duration) {
      this.duration = Objects.requireNonNull(duration, "duration");
      return this;
    }

    /** Returns the event. */
    public AttemptEnd build() {
      return new AttemptEnd(this);
    }
  }
}
