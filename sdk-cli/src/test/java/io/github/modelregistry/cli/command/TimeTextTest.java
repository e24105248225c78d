package io.github.modelregistry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-05-31,2026-05-31T00:00:00Z",
    "2026-05-31T10:00:00,2026-05-31T10:00:00Z",
    "2026-05-31T10:00:00Z,2026-05-31T10:00:00Z",
    "2026-05-31T10:00:00+02:00,2026-05-31T08:00:00Z",
    "90m,2026-06-01T10:30:00Z",
    "36h,2026-05-31T00:00:00Z",
    "7d,2026-05-25T12:00:00Z",
    "2w,2026-05-18T12:00:00Z"
  })
  void aTimeIsReadAsPeopleTypeIt(String text, Instant time) {
    assertThat(TimeText.parse(text, CLOCK)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "7", "d", "-7d", "2026-02-30", "9999999d"})
  void anythingElseIsRefusedWithWhatToWrite(String text) {
    assertThatThrownBy(() -> TimeText.parse(text, CLOCK))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("2026-05-31");
  }
}
