package io.github.modelregistry.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads time spans: a number with an optional unit, or the ISO 8601 format. */
final class TimeSpan {

  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) *(ms|s|m|h)?");

  private static final Duration LONGEST = Duration.ofDays(24);

  private TimeSpan() {}

  static Duration parse(String text) {
    Duration span = read(text.toLowerCase(Locale.ROOT));
    if (span.isZero() || span.isNegative()) {
      throw new IllegalArgumentException("must be a time span above zero");
    }
    if (span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("must be at most 24 days");
    }
    return span;
  }

  private static Duration read(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text);
    if (matcher.matches()) {
      BigDecimal millis = new BigDecimal(matcher.group(1)).multiply(millisIn(matcher.group(2)));
      return millis.compareTo(BigDecimal.valueOf(LONGEST.toMillis())) > 0
          ? LONGEST.plusMillis(1)
          : Duration.ofNanos(millis.movePointRight(6).longValue());
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException noTimeSpan) {
      throw new IllegalArgumentException(
          "must be a time span, such as 45 (seconds), 500ms or 2m", noTimeSpan);
    }
  }

  private static BigDecimal millisIn(String unit) {
    return switch (unit == null ? "s" : unit) {
      case "ms" -> BigDecimal.ONE;
      case "m" -> BigDecimal.valueOf(60_000);
      case "h" -> BigDecimal.valueOf(3_600_000);
      default -> BigDecimal.valueOf(1_000);
    };
  }
}
