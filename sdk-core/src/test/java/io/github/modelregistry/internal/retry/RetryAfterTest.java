package io.github.modelregistry.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.retry.RetrySafety;
import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "120, 120",
    "'  7 ', 7",
    "007, 7",
    "86400, 86400",
    "9999999999, 9999999999",
    "999999999999, 999999999999"
  })
  void readsWholeSeconds(String text, long seconds) {
    assertThat(parse(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void readsANumberBeyondAllClocksAsTheLongestWait() {
    assertThat(parse("9".repeat(500))).isEqualTo(RetryAfter.LONGEST);
    assertThat(NOW.plus(RetryAfter.LONGEST)).isAfter(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 01 Mar 2026 12:00:30 GMT",
        "Sunday, 01-Mar-26 12:00:30 GMT",
        "Sun Mar  1 12:00:30 2026",
        "sun, 1 mar 2026 12:00:30 gmt",
        "Mon, 01 Mar 2026 12:00:30 UTC"
      })
  void readsEveryFormOfADate(String text) {
    assertThat(parse(text)).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void takesAPastDateForNoWait(String text) {
    assertThat(parse(text)).isEqualTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-5",
        "-0",
        "+5",
        "1.5",
        "1e9",
        "1E9",
        "Infinity",
        "NaN",
        "null",
        "invalid",
        "1, 2",
        "0x10",
        "٣",
        "１２",
        "5s",
        "5 seconds",
        "PT5S",
        "2026-03-01T12:00:30Z",
        "Sun, 32 Mar 2026 12:00:30 GMT",
        "Sun, 30 Feb 2026 12:00:30 GMT",
        "Sun, 01 Foo 2026 12:00:30 GMT",
        "Sun, 01 Mar 2026 25:00:30 GMT",
        "Sun, 01 Mar 2026 12:00:30 PST",
        "Sun, 01 Mar 2026 12:00:30",
        "01 Mar 2026 12:00:30 GMT",
        "\u0000",
        "🦀"
      })
  void takesEverythingElseAsNotTold(String text) {
    assertThat(parse(text)).isNull();
  }

  @Test
  void takesDifferingLinesAsNotTold() {
    assertThat(RetryAfter.parse(List.of("1", "2"), null, NOW)).isNull();
    assertThat(RetryAfter.parse(List.of(), null, NOW)).isNull();
    assertThat(RetryAfter.parse(List.of("3", " 3"), null, NOW)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void measuresADateByTheServersOwnClock() {
    String anHourAhead = "Sun, 01 Mar 2026 13:00:00 GMT";
    String until = "Sun, 01 Mar 2026 13:00:30 GMT";

    assertThat(RetryAfter.parse(List.of(until), anHourAhead, NOW))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse(List.of(until), "no date", NOW))
        .isEqualTo(Duration.ofSeconds(3630));
  }

  @Test
  void takesALeapSecondForTheOneBefore() {
    assertThat(HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW))
        .isEqualTo("2016-12-31T23:59:59Z");
  }

  @Test
  void settlesTheCenturyOfATwoDigitYear() {
    Instant in2049 = Instant.parse("2049-12-31T23:59:00Z");

    assertThat(HttpDate.parse("Saturday, 01-Jan-50 00:00:00 GMT", in2049))
        .isEqualTo("2050-01-01T00:00:00Z");
    assertThat(HttpDate.parse("Sunday, 06-Nov-94 08:49:37 GMT", NOW))
        .isEqualTo("1994-11-06T08:49:37Z");
    assertThat(HttpDate.parse("Wednesday, 06-Nov-75 08:49:37 GMT", NOW))
        .isEqualTo("2075-11-06T08:49:37Z");
    // In 2098, "05" is seven years ahead, not 93 years back.
    assertThat(
            HttpDate.parse("Monday, 01-Jan-05 00:00:00 GMT", Instant.parse("2098-06-01T00:00:00Z")))
        .isEqualTo("2105-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"2026, 76, 2076", "2026, 77, 1977", "2098, 48, 2148", "2098, 49, 2049"})
  void aTwoDigitYearIsAtMostFiftyYearsAhead(int now, String digits, int year) {
    Instant thisYear = Instant.parse(now + "-06-01T00:00:00Z");

    assertThat(HttpDate.parse("Monday, 01-Jan-" + digits + " 00:00:00 GMT", thisYear))
        .isEqualTo(year + "-01-01T00:00:00Z");
  }

  static Stream<List<String>> anyText() {
    Random random = new Random(20260301);
    return Stream.generate(() -> lines(random)).limit(5_000);
  }

  @Test
  void noTextWhateverBreaksTheDecision() {
    RetrySettings settings = RetrySettings.defaults();
    anyText()
        .forEach(
            lines -> {
              Duration asked = RetryAfter.parse(lines, lines.get(0), NOW);
              RetryEngine engine = new RetryEngine(settings);
              RetryCall call = engine.begin(new CallFacts("GET", RetrySafety.SAFE, true, 3));
              RetryDecision decision =
                  call.failed(AttemptFailure.status(503).withRetryAfter(asked), null);

              if (asked == null) {
                assertThat(decision.delay())
                    .as("%s", lines)
                    .isLessThanOrEqualTo(settings.baseDelay());
              } else if (asked.compareTo(Duration.ofSeconds(60)) > 0) {
                assertThat(decision.outcome())
                    .as("%s", lines)
                    .isEqualTo(RetryDecision.Outcome.RETRY_AFTER_TOO_LONG);
              } else {
                assertThat(decision.delay())
                    .as("%s", lines)
                    .isBetween(asked, Duration.ofSeconds(60));
              }
            });
  }

  @Test
  void theGeneratedTextsReachEveryBranch() {
    List<Duration> waits = new ArrayList<>();
    anyText().forEach(lines -> waits.add(RetryAfter.parse(lines, null, NOW)));

    assertThat(waits).anyMatch(wait -> wait == null);
    assertThat(waits).anyMatch(wait -> wait != null && wait.compareTo(Duration.ofSeconds(60)) > 0);
    assertThat(waits)
        .anyMatch(
            wait -> wait != null && !wait.isZero() && wait.compareTo(Duration.ofSeconds(60)) <= 0);
  }

  /** Texts near the readable ones, as pure noise would hardly ever get past the first character. */
  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(8) == 0 ? 2 : 1; i > 0; i--) {
      lines.add(text(random));
    }
    return lines;
  }

  private static String text(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Long.toString(random.nextLong(-100, 200));
      case 1 -> Long.toString(random.nextLong());
      case 2 -> spoiled("Sun, 01 Mar 2026 12:00:30 GMT", random);
      case 3 -> spoiled("Sunday, 01-Mar-26 12:00:30 GMT", random);
      default -> noise(random);
    };
  }

  private static String spoiled(String text, Random random) {
    StringBuilder spoiled = new StringBuilder(text);
    for (int i = random.nextInt(4); i > 0; i--) {
      spoiled.setCharAt(random.nextInt(spoiled.length()), (char) ('0' + random.nextInt(10)));
    }
    return spoiled.toString();
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      noise.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
    }
    return noise.toString();
  }

  private static Duration parse(String text) {
    return RetryAfter.parse(List.of(text), null, NOW);
  }
}
