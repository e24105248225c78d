package io.github.modelregistry.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.modelregistry.internal.retry.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first line is the server's date, the others are the values of {@code Retry-After}. */
class RetryAfterFuzzTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  static Stream<Arguments> seeds() {
    return Stream.of(
            "\n120",
            "\n1\n 1",
            "\n999999999999999999999999",
            "Sun, 01 Mar 2026 11:00:00 GMT\nSun, 01 Mar 2026 12:00:30 GMT",
            "\nSunday, 01-Mar-76 12:00:30 GMT",
            "\nSun Mar  1 12:00:60 2026")
        .map(text -> Seeds.bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyTextIsAWaitThatClocksCanAddOrNone(byte[] input) {
    List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
    String date = lines.isEmpty() ? null : lines.get(0);
    List<String> values = lines.isEmpty() ? lines : lines.subList(1, lines.size());
    Duration wait = RetryAfter.parse(values, date, NOW);
    if (wait != null) {
      assertThat(wait.isNegative()).isFalse();
      assertThat(NOW.plus(wait)).isAfterOrEqualTo(NOW);
      assertThat(wait.toMillis()).isNotNegative();
    }
  }
}
