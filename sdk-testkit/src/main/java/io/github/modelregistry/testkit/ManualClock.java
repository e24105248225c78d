package io.github.modelregistry.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when told. Thread-safe. */
public final class ManualClock extends Clock {

  private final Instant start;
  private volatile Instant now;

  private ManualClock(Instant start) {
    this.start = start;
    this.now = start;
  }

  /** Returns a clock that stands at noon of the first of March 2026. */
  public static ManualClock atNoon() {
    return at("2026-03-01T12:00:00Z");
  }

  /** Returns a clock that stands at a time, such as {@code 2026-03-01T12:00:00Z}. */
  public static ManualClock at(String instant) {
    return new ManualClock(Instant.parse(instant));
  }

  /** Moves the clock on. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  /** Returns by how much the clock was moved on. */
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
