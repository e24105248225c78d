package io.github.modelregistry.internal.okhttp.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which a whole call must be over. Immutable. */
public final class Deadline {

  private final Ticker ticker;
  private final long start;
  private final Duration limit;

  private Deadline(Ticker ticker, Duration limit) {
    this.ticker = ticker;
    this.start = ticker.nanos();
    this.limit = limit;
  }

  /** Returns the deadline of a call that starts now; zero is no limit. */
  public static Deadline after(Ticker ticker, Duration limit) {
    return new Deadline(ticker, limit);
  }

  /** Returns how long the whole call may take; zero is no limit. */
  public Duration limit() {
    return limit;
  }

  /** Returns the reading of the clock that the deadline follows, in nanoseconds. */
  public long nanos() {
    return ticker.nanos();
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return ticker.since(start);
  }

  /** Returns the time left, never negative, or null when there is no limit. */
  public @Nullable Duration left() {
    if (limit.isZero()) {
      return null;
    }
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  public boolean isOver() {
    Duration left = left();
    return left != null && left.isZero();
  }
}
