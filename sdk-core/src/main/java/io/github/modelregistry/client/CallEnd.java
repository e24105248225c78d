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

  private CallEnd(Builder builder) {
    call = builder.call;
    attempts = builder.attempts;
    status = builder.status;
    requestId = builder.requestId;
    failure = builder.failure;
    duration = builder.duration;
  }

  /** Returns a builder; called by transports, and by tests of listeners. */
  public static Builder builder(CallStart call) {
    return new Builder(call);
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

  /** Returns the id under which the vendor can find the last request, or null when none came. */
  public @Nullable String requestId() {
    return requestId;
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
        + (status == null ? "no response" : status)
        + ", attempts "
        + attempts
        + ", "
        + duration.toMillis()
        + " ms";
  }

  /** Collects the event; what is not set is absent. Not thread-safe. */
  public static final class Builder {

    private final CallStart call;
    private int attempts;
    private @Nullable Integer status;
    private @Nullable String requestId;
    private @Nullable Exception failure;
    private Duration duration = Duration.ZERO;

    private Builder(CallStart call) {
      this.call = Objects.requireNonNull(call, "call");
    }

    /** Sets how many requests were sent. */
    public Builder attempts(int attempts) {
      this.attempts = attempts;
      return this;
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
    public CallEnd build() {
      return new CallEnd(this);
    }
  }
}
