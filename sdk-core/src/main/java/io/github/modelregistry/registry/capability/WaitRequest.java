package io.github.modelregistry.registry.capability;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to wait for, for how long, and the listener of its changes; see {@link ReadinessWait}.
 * Immutable.
 */
public final class WaitRequest {

  /** The deadline that applies if none is set: 30 minutes. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(30);

  /** The interval after the first poll if none is set: 2 seconds. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);

  /** The interval grows up to this if none is set: 10 seconds. */
  public static final Duration DEFAULT_MAX_INTERVAL = Duration.ofSeconds(10);

  private final ModelRef model;
  private final @Nullable ModelVersionRef version;
  private final Duration deadline;
  private final Duration interval;
  private final Duration maxInterval;
  private final Consumer<? super WaitProgress> progress;

  private WaitRequest(Builder builder) {
    if (builder.model == null) {
      throw new InvalidRequestException("wait", "set the model or the version to wait for");
    }
    model = builder.model;
    version = builder.version;
    deadline = builder.deadline;
    interval = builder.interval;
    maxInterval = builder.maxInterval;
    progress = builder.progress;
  }

  /** Returns a builder; a model or a version is required. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the model, also where a version of it is waited for. */
  public ModelRef model() {
    return model;
  }

  /** Returns the version, or null to wait for the model: the version that is its newest now. */
  public @Nullable ModelVersionRef version() {
    return version;
  }

  /** Returns how long to wait at most. */
  public Duration deadline() {
    return deadline;
  }

  /** Returns the interval between the first two polls. */
  public Duration interval() {
    return interval;
  }

  /** Returns the longest interval between two polls. */
  public Duration maxInterval() {
    return maxInterval;
  }

  /** Returns the listener of changes. */
  public Consumer<? super WaitProgress> progress() {
    return progress;
  }

  /** Returns what is waited for. */
  public String subject() {
    return version == null ? model.toString() : version.toString();
  }

  @Override
  public String toString() {
    return "WaitRequest{" + subject() + ", " + deadline + "}";
  }

  /** Builds a request. Not thread-safe. */
  public static final class Builder {

    private @Nullable ModelRef model;
    private @Nullable ModelVersionRef version;
    private Duration deadline = DEFAULT_DEADLINE;
    private Duration interval = DEFAULT_INTERVAL;
    private Duration maxInterval = DEFAULT_MAX_INTERVAL;
    private Consumer<? super WaitProgress> progress = any -> {};

    private Builder() {}

    /** Waits for a model; replaces a version that was set. */
    public Builder model(ModelRef model) {
      this.model = Objects.requireNonNull(model, "model");
      this.version = null;
      return this;
    }

    /** Waits for a version; replaces a model that was set. */
    public Builder version(ModelVersionRef version) {
      this.model = version.model();
      this.version = version;
      return this;
    }

    /** Sets how long to wait at most, {@link #DEFAULT_DEADLINE} by default. */
    public Builder deadline(Duration deadline) {
      this.deadline = positive("deadline", deadline);
      return this;
    }

    /**
     * Sets the interval between the first two polls, {@link #DEFAULT_INTERVAL} by default. Each one
     * after it is half as long again, up to the longest one.
     */
    public Builder interval(Duration interval) {
      this.interval = positive("interval", interval);
      return this;
    }

    /** Sets the longest interval between two polls, {@link #DEFAULT_MAX_INTERVAL} by default. */
    public Builder maxInterval(Duration maxInterval) {
      this.maxInterval = positive("maxInterval", maxInterval);
      return this;
    }

    /**
     * Sets the listener of the first state and of each change, called in the waiting thread. One
     * that throws ends the wait with its exception.
     */
    public Builder progress(Consumer<? super WaitProgress> progress) {
      this.progress = Objects.requireNonNull(progress, "progress");
      return this;
    }

    /**
     * Creates the request.
     *
     * @throws InvalidRequestException if neither a model nor a version is set
     */
    public WaitRequest build() {
      return new WaitRequest(this);
    }

    private static Duration positive(String name, Duration time) {
      if (time.isNegative() || time.isZero()) {
        throw new InvalidRequestException("wait", name + " must be more than zero, not " + time);
      }
      return time;
    }
  }
}
