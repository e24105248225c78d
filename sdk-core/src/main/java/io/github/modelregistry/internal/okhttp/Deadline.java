package io.github.modelregistry.internal.okhttp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which a whole call must be over. Immutable. */
final class Deadline {

  static final Deadline NONE = new Deadline(() -> 0, 0, Duration.ZERO);

  private final Ticker ticker;
  private final long start;
  private final Duration limit;

  private Deadline(Ticker ticker, long start, Duration limit) {
    this.ticker = ticker;
    this.start = start;
    this.limit = limit;
  }

  /** Returns the deadline of a call that started at a reading of the ticker; zero is no limit. */
  static Deadline after(Ticker ticker, long start, Duration limit) {
    return limit.isZero() ? NONE : new Deadline(ticker, start, limit);
  }

  /** Returns how long the whole call may take; zero is no limit. */
  Duration limit() {
    return limit;
  }

  /** Returns the time left, never negative, or null when there is no limit. */
  @Nullable Duration left() {
    if (limit.isZero()) {
      return null;
    }
    Duration left = limit.minus(ticker.since(start));
    return left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    Duration left = left();
    return left != null && left.isZero();
  }
}
