package io.github.modelregistry.internal.retry;

import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;

/** The own wait before a repetition: {@code jitter × min(cap, base × 2ⁿ⁻¹)}. */
final class Backoff {

  private final RetrySettings settings;

  Backoff(RetrySettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the wait before a repetition.
   *
   * @param repetition 1 for the first
   * @param throttling whether the server complained of too many requests
   */
  Duration before(int repetition, boolean throttling) {
    Duration base = throttling ? settings.throttlingBaseDelay() : settings.baseDelay();
    Duration longest = doubled(base, repetition - 1, settings.maxDelay());
    double jitter = Math.max(0, Math.min(1, settings.jitter().getAsDouble()));
    return Duration.ofNanos((long) (longest.toMillis() * 1e6 * jitter));
  }

  /** Doubles step by step, so that no number of repetitions can overflow. */
  private static Duration doubled(Duration base, int times, Duration cap) {
    Duration value = base;
    for (int i = 0; i < times && value.compareTo(cap) < 0 && !value.isZero(); i++) {
      value = value.plus(value);
    }
    return value.compareTo(cap) < 0 ? value : cap;
  }
}
