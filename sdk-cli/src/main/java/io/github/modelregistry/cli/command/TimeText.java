package io.github.modelregistry.cli.command;

import io.github.modelregistry.error.InvalidRequestException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the time of {@code --since}: a date, a date and time, or an age; UTC by default. */
final class TimeText {

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhdw])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final List<Function<String, Instant>> FORMATS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private TimeText() {}

  static Instant parse(String text, Clock clock) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      Duration unit = UNITS.getOrDefault(ago.group(2), Duration.ZERO);
      return clock.instant().minus(unit.multipliedBy(Long.parseLong(ago.group(1))));
    }
    for (Function<String, Instant> format : FORMATS) {
      try {
        return format.apply(text);
      } catch (DateTimeException otherFormat) {
        // Try the next format.
      }
    }
    throw new InvalidRequestException(
        "--since '" + text + "'",
        "not a valid time; use a date (2026-05-31), a date and time (2026-05-31T10:00:00Z),"
            + " or an age (90m, 36h, 7d, 2w)");
  }
}
