package io.github.modelregistry.internal.okhttp.call;

import java.time.Clock;
import java.time.Duration;

/** A monotonic clock, for deadlines. */
@FunctionalInterface
public interface Ticker {

  /** Returns nanoseconds since some moment. */
  long nanos();

  /** Returns the time since an earlier reading. */
  default Duration since(long start) {
    return Duration.ofNanos(nanos() - start);
  }

  /**
   * Returns the ticker of a clock.
   *
   * <p>The system's clock can be set while a call runs, so deadlines follow its steady counter; any
   * other clock is a test's and is followed itself.
   */
  static Ticker of(Clock clock) {
    if (clock.equals(Clock.system(clock.getZone()))) {
      return System::nanoTime;
    }
    return () -> clock.millis() * 1_000_000L;
  }
}
