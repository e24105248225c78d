package io.github.modelregistry.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves by {@link #advance}. Thread-safe. */
public final class ManualClock extends Clock {

  private final Instant start;
  private volatile Instant now;

  private ManualClock(Instant start) {
    this.start = start;
    this.now = start;
  }

  /** Returns a clock set to noon of 1 March 2026. */
  public static ManualClock atNoon() {
    return at("2026-03-01T12:00:00Z");
  }

  /** Returns a clock set to a time, such as {@code 2026-03-01T12:00:00Z}. */
  public static ManualClock at(String instant) {
    return new ManualClock(Instant.parse(instant));
  }

  /** Advances the clock. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Returns how far the clock was advanced. */
  public Duration elapsed() {
    return Duration.between(start, now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("UTC only");
  }
}
