package io.github.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

  @ParameterizedTest
  @CsvSource({
    "2024-02-29T10:11:12Z,               2024-02-29T10:11:12Z",
    "2024-02-29T10:11:12,                2024-02-29T10:11:12Z",
    "2024-02-29 10:11:12,                2024-02-29T10:11:12Z",
    "2024-02-29t10:11:12z,               2024-02-29T10:11:12Z",
    "2019-04-09T00:00,                   2019-04-09T00:00:00Z",
    "2024-02-29T10:11:12.Z,              2024-02-29T10:11:12Z",
    "2024-02-29T10:11:12.3Z,             2024-02-29T10:11:12.300Z",
    "2024-02-29T10:11:12.345678Z,        2024-02-29T10:11:12.345678Z",
    "2024-02-29T10:11:12.123456789Z,     2024-02-29T10:11:12.123456789Z",
    "2024-02-29T10:11:12.123456789,      2024-02-29T10:11:12.123456789Z",
    "2024-02-29T10:11:12.000001+00:00,   2024-02-29T10:11:12.000001Z",
    "2024-02-29T10:11:12+02:00,          2024-02-29T08:11:12Z",
    "2024-02-29T10:11:12+0200,           2024-02-29T08:11:12Z",
    "2024-02-29T10:11:12+02,             2024-02-29T08:11:12Z",
    "2024-02-29T10:11:12.5-05:30,        2024-02-29T15:41:12.500Z",
    "2024-02-29 10:11:12.123456+00:00,   2024-02-29T10:11:12.123456Z",
  })
  void theFormsThatServersSendAreUnderstood(String text, Instant instant) {
    Timestamp timestamp = Timestamp.of(text);

    assertThat(timestamp.toInstant()).isEqualTo(instant);
    assertThat(timestamp).hasToString(text);
    assertThat(timestamp.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "yesterday",
        "2019-21-09T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2024-01-01T25:00:00Z",
        "2024-01-01T00:60:00Z",
        "2024-01-01T00:00:61Z",
        "2024-01-01",
        "2024-01-01T",
        "2024-01-01T00",
        "2024-01-01T00:0",
        "2024-01-01T00:00:00.1234567890Z",
        "2024-01-01T00:00:00+2",
        "2024-01-01T00:00:00+02:",
        "2024-01-01T00:00:00+02:0",
        "2024-01-01T00:00:00+19:00",
        "2024-01-01T00:00:00ZZ",
        "2024-01-01T00:00:00 Z",
        " 2024-01-01T00:00:00Z",
        "2024-01-01T00:00:00Europe/Paris",
        "+12024-01-01T00:00:00Z",
        "1704067200000",
        "２024-01-01T00:00:00Z"
      })
  void whatIsNoTimeKeepsItsText(String text) {
    Timestamp timestamp = Timestamp.of(text);

    assertThat(timestamp.toInstant()).isNull();
    assertThat(timestamp.text()).isEqualTo(text);
  }

  @Test
  void anInstantComesBack() {
    Instant instant = Instant.parse("2024-02-29T10:11:12.000000001Z");

    assertThat(Timestamp.of(instant).toInstant()).isEqualTo(instant);
  }

  @Test
  void equalityIsThatOfTheText() {
    assertThat(Timestamp.of("2024-01-01T00:00:00Z"))
        .isEqualTo(Timestamp.of("2024-01-01T00:00:00Z"))
        .hasSameHashCodeAs(Timestamp.of("2024-01-01T00:00:00Z"))
        .isNotEqualTo(Timestamp.of("2024-01-01T00:00:00.000Z"));
  }
}
