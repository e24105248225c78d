package io.github.modelregistry.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-05-31T23:59:01Z, just now",
    "2026-05-31T23:59:00Z, 1 minute ago",
    "2026-05-31T23:00:01Z, 59 minutes ago",
    "2026-05-31T00:00:01Z, 23 hours ago",
    "2026-05-31T00:00:00Z, 1 day ago",
    "2026-05-02T00:00:01Z, 29 days ago",
    "2026-05-02T00:00:00Z, 1 month ago",
    "2025-06-01T00:00:01Z, 12 months ago",
    "2025-06-01T00:00:00Z, 1 year ago",
    "2019-01-02T00:00:00Z, 7 years ago",
    "2026-06-01T00:00:30Z, just now",
    "2026-06-03T00:00:00Z, in 2 days",
  })
  void anAgeHasItsLargestUnit(Instant time, String age) {
    assertThat(Age.of(time, NOW)).isEqualTo(age);
  }

  @Test
  void timesOfNoCalendarHaveAnAge() {
    assertThat(Age.of(Instant.MIN, NOW)).endsWith(" years ago");
    assertThat(Age.of(Instant.MAX, NOW)).startsWith("in ").endsWith(" years");
  }
}
