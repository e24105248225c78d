package io.github.modelregistry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SteadyCounterTest {

  @Test
  void timeIsMeasuredBySteadyCounterAndNotByAClockThatCanBeSet() {
    long before = System.nanoTime();
    long now = ClientConfig.defaults().nanoTime();

    assertThat(now - before).isBetween(0L, System.nanoTime() - before);
  }

  @Test
  void aClockOfATestIsFollowed() {
    Clock fixed = Clock.fixed(Instant.ofEpochMilli(17), ZoneOffset.UTC);

    assertThat(ClientConfig.builder().clock(fixed).build().nanoTime()).isEqualTo(17_000_000L);
  }
}
