package io.github.modelregistry.internal.retry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads HTTP's dates: the current form and the two obsolete ones. The weekday is not checked. */
final class HttpDate {
  private static final Pattern WEEKDAY = Pattern.compile("(?i)[a-z]{3,9},? ");
  private static final Pattern UTC = Pattern.compile("(?i) (?:UTC|UT|Z|\\+0000)$");

  private HttpDate() {}

  /** Returns the instant, or null if the text is no date; {@code now} settles a year's century. */
  static @Nullable Instant parse(String text, Instant now) {
    Matcher weekday = WEEKDAY.matcher(text);
    if (!weekday.lookingAt()) {
      return null;
    }
    String date = UTC.matcher(text.substring(weekday.end())).replaceFirst(" GMT");
    String withoutLeapSecond = date.replace(":60 ", ":59 ");
    try {
      return LocalDateTime.parse(withoutLeapSecond, forms(now)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notADate) {
      return null;
    }
  }

  /** RFC 9110: two digits that seem more than 50 years ahead mean the century before. */
  private static DateTimeFormatter forms(Instant now) {
    int earliest = now.atOffset(ZoneOffset.UTC).getYear() - 49;
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern("[d MMM uuuu HH:mm:ss 'GMT']") // Sun, 06 Nov 1994 08:49:37 GMT
        .appendPattern("[MMM [ ]d HH:mm:ss uuuu]") // Sun Nov  6 08:49:37 1994
        .optionalStart() // Sunday, 06-Nov-94 08:49:37 GMT
        .appendPattern("d-MMM-")
        .appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(earliest, 1, 1))
        .appendPattern(" HH:mm:ss 'GMT'")
        .toFormatter(Locale.US)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
