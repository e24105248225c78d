package io.github.modelregistry.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The line that shows the progress of a transfer. */
class TransferProgressTest {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private long now = 5_000;
  private final TransferProgress progress = new TransferProgress(terminal, new Ticking());

  private String shown(long bytes, long total, long afterMillis) {
    now = 5_000 + afterMillis;
    terminal.reset();
    progress.progressed(bytes, total);
    return terminal.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsShownInTheFirstSecondNorClearedAfterIt() {
    assertThat(shown(1, 10, 0)).isEmpty();
    assertThat(shown(9, 10, 999)).isEmpty();

    progress.close();

    assertThat(terminal.size()).isZero();
  }

  @Test
  void itShowsThePartTheRateAndTheTimeLeft() {
    assertThat(shown(30_000_000, 120_000_000, 2_000))
        .isEqualTo("\r[=====               ]  25 %  30.0 MB of 120 MB  15.0 MB/s  0:06 left");
    assertThat(shown(8_000_000_000L, 80_000_000_000L, 1_000_000)).endsWith("  2:30:00 left");
  }

  @Test
  void withoutATotalItShowsTheBytesAndTheRate() {
    assertThat(shown(30_000_000, -1, 2_000)).isEqualTo("\r30.0 MB  15.0 MB/s");
  }

  @Test
  void itIsShownFiveTimesASecondAtMostAndClearedAtTheEnd() {
    assertThat(shown(1_000, -1, 1_000)).isNotEmpty();
    assertThat(shown(1_010, -1, 1_199)).isEmpty();
    String second = shown(12, -1, 1_200);
    assertThat(second).isEqualTo("\r12 B  10 B/s    ");

    terminal.reset();
    progress.close();
    progress.close();

    assertThat(terminal.toString(StandardCharsets.UTF_8)).isEqualTo("\r" + " ".repeat(12) + "\r");
  }

  @Test
  void whatIsRepeatedIsNotMoreThanAll() {
    assertThat(shown(20, 10, 1_000)).contains("[====================] 100 %").contains("0:00 left");
  }

  private final class Ticking extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(now);
    }
  }
}
