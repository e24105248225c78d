package io.github.modelregistry.internal.okhttp.call;

import io.github.modelregistry.client.ClientConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The moment at which a whole call must be over. Immutable. */
public final class Deadline {

  private final ClientConfig config;
  private final long start;
  private final Duration limit;

  /** Creates the deadline of a call that starts now; zero is no limit. */
  public Deadline(ClientConfig config, Duration limit) {
    this.config = config;
    this.start = config.nanoTime();
    this.limit = limit;
  }

  /** Returns how long the whole call may take; zero is no limit. */
  public Duration limit() {
    return limit;
  }

  /** Returns the reading of the clock that the deadline follows, in nanoseconds. */
  public long nanos() {
    return config.nanoTime();
  }

  /** Returns the time since the start. */
  public Duration elapsed() {
    return Duration.ofNanos(config.nanoTime() - start);
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
    return Duration.ZERO.equals(left());
  }
}
