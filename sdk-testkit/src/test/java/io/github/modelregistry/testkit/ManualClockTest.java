package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {

  @Test
  void timePassesOnlyWhenTold() {
    ManualClock clock = ManualClock.at("2026-02-04T11:00:00Z");
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-02-04T11:00:00Z"));
    assertThat(clock.elapsed()).isZero();

    clock.advance(Duration.ofMinutes(61));
    clock.advance(Duration.ofMillis(5));

    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-02-04T12:01:00.005Z"));
    assertThat(clock.elapsed()).isEqualTo(Duration.ofMinutes(61).plusMillis(5));
  }
}
