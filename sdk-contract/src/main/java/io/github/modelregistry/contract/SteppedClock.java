package io.github.modelregistry.contract;

import io.github.modelregistry.client.Delayer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;

/** A clock that stands still but for the waits, each of which it skips. Thread-safe. */
final class SteppedClock extends Clock implements Delayer {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public synchronized CompletableFuture<?> delay(Duration duration) {
    now = now.plus(duration);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized Instant instant() {
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
