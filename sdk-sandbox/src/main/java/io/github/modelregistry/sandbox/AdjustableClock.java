package io.github.modelregistry.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be set ahead of another one. Thread-safe. */
final class AdjustableClock extends Clock {

  /** Until then, what expires later can be written with a year of four digits, too. */
  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  private final Clock base;
  private final AtomicReference<Duration> ahead;

  AdjustableClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private AdjustableClock(Clock base, AtomicReference<Duration> ahead) {
    this.base = base;
    this.ahead = ahead;
  }

  void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("the clock of a sandbox cannot go back: " + duration);
    }
    ahead.accumulateAndGet(duration, this::sum);
  }

  private Duration sum(Duration before, Duration more) {
    if (more.compareTo(Duration.between(base.instant().plus(before), LATEST)) > 0) {
      throw new IllegalArgumentException(
          "the clock of a sandbox cannot go beyond the year 9000: " + more);
    }
    return before.plus(more);
  }

  void reset() {
    ahead.set(Duration.ZERO);
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new AdjustableClock(base.withZone(zone), ahead);
  }
}
