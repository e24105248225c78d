package io.github.modelregistry.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a server's {@code Retry-After} is followed.
 *
 * <p>Whatever the rule, the wait is never shorter than the client's own back-off.
 */
public final class RetryAfterRule {

  private final Duration limit;
  private final boolean failAbove;

  private RetryAfterRule(Duration limit, boolean failAbove) {
    if (limit.isNegative()) {
      throw new IllegalArgumentException("the limit of Retry-After must not be negative: " + limit);
    }
    this.limit = limit;
    this.failAbove = failAbove;
  }

  /**
   * Returns the rule that waits as told up to a ceiling, and gives up at once above it.
   *
   * @param ceiling the longest wait that a server may ask for
   */
  public static RetryAfterRule failAbove(Duration ceiling) {
    return new RetryAfterRule(ceiling, true);
  }

  /**
   * Returns the rule that shortens a longer wait to the client's own back-off plus an extra time.
   *
   * @param extra how much longer than the own back-off a server can make the client wait
   */
  public static RetryAfterRule atMostBackoffPlus(Duration extra) {
    return new RetryAfterRule(extra, false);
  }

  /** Returns how long to wait, or null to give up at once. */
  @Nullable Duration apply(Duration asked, Duration backoff) {
    Duration floor = asked.compareTo(backoff) < 0 ? backoff : asked;
    if (failAbove) {
      return asked.compareTo(limit) > 0 ? null : floor;
    }
    Duration ceiling = backoff.plus(limit);
    return floor.compareTo(ceiling) > 0 ? ceiling : floor;
  }

  @Override
  public String toString() {
    return (failAbove ? "fail above " : "at most back-off plus ") + limit;
  }
}
