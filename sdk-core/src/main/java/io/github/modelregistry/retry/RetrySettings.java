package io.github.modelregistry.retry;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How often, how long and with what budget failed requests are repeated. Immutable.
 *
 * <p>The wait before repetition <i>n</i> is {@code jitter × min(maxDelay, baseDelay × 2ⁿ⁻¹)}, the
 * jitter being random between 0 and 1. A repetition costs 14 tokens of a bucket kept per origin, or
 * 5 after "too many requests"; a success gives tokens back; an empty bucket stops repetitions while
 * a server is down.
 */
public final class RetrySettings {

  /** How many requests a call sends at most: {@value}. */
  public static final int DEFAULT_MAX_ATTEMPTS = 3;

  /** The longest wait before the first repetition: 250 ms. */
  public static final Duration DEFAULT_BASE_DELAY = Duration.ofMillis(250);

  /** The longest wait before the first repetition after "too many requests": 1 s. */
  public static final Duration DEFAULT_THROTTLING_BASE_DELAY = Duration.ofSeconds(1);

  /** The longest own wait: 20 s. */
  public static final Duration DEFAULT_MAX_DELAY = Duration.ofSeconds(20);

  /** The longest wait that a server may ask for: 60 s. */
  public static final Duration DEFAULT_RETRY_AFTER_CEILING = Duration.ofSeconds(60);

  /** How many tokens an origin's bucket holds: {@value}. */
  public static final int DEFAULT_BUDGET = 500;

  private final Values values;

  private RetrySettings(Values values) {
    this.values = values;
  }

  /** Returns the defaults, as documented by this class's constants. */
  public static RetrySettings defaults() {
    return builder().build();
  }

  /** Returns settings under which nothing is ever repeated. */
  public static RetrySettings disabled() {
    return builder().maxAttempts(1).build();
  }

  /** Returns a builder that starts with the defaults. */
  public static Builder builder() {
    return new Builder(new Values());
  }

  /** Returns a builder that starts with these settings. */
  public Builder toBuilder() {
    return new Builder(values.copy());
  }

  /** Returns how many requests a call sends at most, the first included. */
  public int maxAttempts() {
    return values.maxAttempts;
  }

  /** Returns the longest wait before the first repetition. */
  public Duration baseDelay() {
    return values.baseDelay;
  }

  /** Returns the longest wait before the first repetition after "too many requests". */
  public Duration throttlingBaseDelay() {
    return values.throttlingBaseDelay;
  }

  /** Returns the longest own wait. */
  public Duration maxDelay() {
    return values.maxDelay;
  }

  /** Returns the longest wait that a server may ask for; above it a call fails at once. */
  public Duration retryAfterCeiling() {
    return values.retryAfterCeiling;
  }

  /** Returns how many tokens an origin's bucket holds. */
  public int budget() {
    return values.budget;
  }

  /** Returns the source of the random factor, between 0 and 1. */
  public DoubleSupplier jitter() {
    return values.jitter;
  }

  @Override
  public String toString() {
    return "RetrySettings{maxAttempts="
        + values.maxAttempts
        + ", baseDelay="
        + values.baseDelay
        + ", throttlingBaseDelay="
        + values.throttlingBaseDelay
        + ", maxDelay="
        + values.maxDelay
        + ", retryAfterCeiling="
        + values.retryAfterCeiling
        + ", budget="
        + values.budget
        + "}";
  }

  /** Collects settings; every setter checks its value. Not thread-safe. */
  public static final class Builder {

    private final Values values;

    private Builder(Values values) {
      this.values = values;
    }

    /** Sets how many requests a call sends at most, the first included; 1 switches retry off. */
    public Builder maxAttempts(int maxAttempts) {
      values.maxAttempts = atLeast(1, maxAttempts, "maxAttempts");
      return this;
    }

    /** Sets the longest wait before the first repetition; it doubles with each further one. */
    public Builder baseDelay(Duration baseDelay) {
      values.baseDelay = notNegative(baseDelay, "baseDelay");
      return this;
    }

    /** Sets the longest wait before the first repetition after "too many requests". */
    public Builder throttlingBaseDelay(Duration throttlingBaseDelay) {
      values.throttlingBaseDelay = notNegative(throttlingBaseDelay, "throttlingBaseDelay");
      return this;
    }

    /** Sets the longest own wait. */
    public Builder maxDelay(Duration maxDelay) {
      values.maxDelay = notNegative(maxDelay, "maxDelay");
      return this;
    }

    /**
     * Sets the longest wait that a server may ask for by {@code Retry-After}; above it a call fails
     * at once. A wait is never shorter than the client's own back-off.
     */
    public Builder retryAfterCeiling(Duration retryAfterCeiling) {
      values.retryAfterCeiling = notNegative(retryAfterCeiling, "retryAfterCeiling");
      return this;
    }

    /**
     * Sets how many tokens an origin's bucket holds; 0 allows no repetition, {@link
     * Integer#MAX_VALUE} sets no limit in effect.
     */
    public Builder budget(int budget) {
      values.budget = atLeast(0, budget, "budget");
      return this;
    }

    /** Sets the source of the random factor, between 0 and 1; must be thread-safe. */
    public Builder jitter(DoubleSupplier jitter) {
      values.jitter = Objects.requireNonNull(jitter, "jitter");
      return this;
    }

    /** Returns the settings. */
    public RetrySettings build() {
      return new RetrySettings(values.copy());
    }

    private static int atLeast(int least, int value, String name) {
      if (value < least) {
        throw new IllegalArgumentException(name + " must be at least " + least + ": " + value);
      }
      return value;
    }

    private static Duration notNegative(Duration value, String name) {
      if (value.isNegative()) {
        throw new IllegalArgumentException(name + " must not be negative: " + value);
      }
      return value;
    }
  }

  /** The values themselves: those of settings do not change, those of a builder do. */
  private static final class Values implements Cloneable {

    private int maxAttempts = DEFAULT_MAX_ATTEMPTS;
    private Duration baseDelay = DEFAULT_BASE_DELAY;
    private Duration throttlingBaseDelay = DEFAULT_THROTTLING_BASE_DELAY;
    private Duration maxDelay = DEFAULT_MAX_DELAY;
    private Duration retryAfterCeiling = DEFAULT_RETRY_AFTER_CEILING;
    private int budget = DEFAULT_BUDGET;
    private DoubleSupplier jitter = () -> ThreadLocalRandom.current().nextDouble();

    private Values copy() {
      try {
        return (Values) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
