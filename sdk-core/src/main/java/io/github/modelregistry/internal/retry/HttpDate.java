package io.github.modelregistry.internal.retry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads HTTP's dates: the current form and the two obsolete ones. The weekday is not checked. */
final class HttpDate {

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
  private static final String ZONE = " (?:GMT|UTC|UT|Z|\\+0000)";

  /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static final Pattern CURRENT =
      form("[a-z]{3}, (?<day>\\d{1,2}) (?<month>[a-z]{3}) (?<year>\\d{4}) " + TIME + ZONE);

  /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
  private static final Pattern RFC_850 =
      form("[a-z]{3,9}, (?<day>\\d{1,2})-(?<month>[a-z]{3})-(?<year>\\d\\d) " + TIME + ZONE);

  /** {@code Sun Nov 6 08:49:37 1994}. */
  private static final Pattern ASCTIME =
      form("[a-z]{3} (?<month>[a-z]{3}) {1,2}(?<day>\\d{1,2}) " + TIME + " (?<year>\\d{4})");

  private static final List<Pattern> FORMS = List.of(CURRENT, RFC_850, ASCTIME);

  private HttpDate() {}

  /** Returns the instant, or null if the text is no date; {@code now} settles a year's century. */
  static @Nullable Instant parse(String text, Instant now) {
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(text);
      if (matcher.matches()) {
        return instant(matcher, now);
      }
    }
    return null;
  }

  private static @Nullable Instant instant(Matcher matcher, Instant now) {
    try {
      int month = MONTHS.indexOf(matcher.group("month").toLowerCase(Locale.ROOT)) + 1;
      return LocalDateTime.of(
              year(matcher.group("year"), now),
              month,
              Integer.parseInt(matcher.group("day")),
              Integer.parseInt(matcher.group("hour")),
              Integer.parseInt(matcher.group("minute")),
              Math.min(59, Integer.parseInt(matcher.group("second"))))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /** RFC 9110: two digits that seem more than 50 years ahead mean the century before. */
  private static int year(String digits, Instant now) {
    int year = Integer.parseInt(digits);
    if (digits.length() == 4) {
      return year;
    }
    int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
    int sameCentury = thisYear - thisYear % 100 + year;
    if (sameCentury > thisYear + 50) {
      return sameCentury - 100;
    }
    return sameCentury <= thisYear - 50 ? sameCentury + 100 : sameCentury;
  }

  private static Pattern form(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
