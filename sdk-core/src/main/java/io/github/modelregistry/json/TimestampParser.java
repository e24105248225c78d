package io.github.modelregistry.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the forms of a time that registries send, without a formatter and its exceptions. */
final class TimestampParser {

  private static final int BAD = -1;

  private final String text;
  private int position;

  private TimestampParser(String text) {
    this.text = text;
  }

  /** Returns the instant that a text means, or null when it is not a time. */
  static @Nullable Instant parse(String text) {
    TimestampParser parser = new TimestampParser(text);
    try {
      return parser.instant();
    } catch (DateTimeException outOfRange) {
      return null; // month 21, the 31st of February, hour 25: digits in place, yet not a time
    }
  }

  private @Nullable Instant instant() {
    int year = digits(4);
    int month = after('-') ? digits(2) : BAD;
    int day = after('-') ? digits(2) : BAD;
    if (!(after('T') || after('t') || after(' '))) {
      return null;
    }
    int hour = digits(2);
    int minute = after(':') ? digits(2) : BAD;
    int second = 0;
    int nanos = 0;
    if (after(':')) {
      second = digits(2);
      nanos = after('.') ? fraction() : 0;
    }
    if ((year | month | day | hour | minute | second | nanos) < 0) {
      return null;
    }
    LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nanos);
    ZoneOffset offset = offset();
    return offset == null || position != text.length() ? null : local.toInstant(offset);
  }

  /** Reads nothing, a Z, or an offset with or without a colon; null when it is something else. */
  private @Nullable ZoneOffset offset() {
    if (position == text.length() || after('Z') || after('z')) {
      return ZoneOffset.UTC;
    }
    int sign = after('+') ? 1 : after('-') ? -1 : 0;
    int hours = digits(2);
    if (sign == 0 || hours < 0) {
      return null;
    }
    boolean hoursOnly = position == text.length();
    if (!hoursOnly) {
      after(':');
    }
    int minutes = hoursOnly ? 0 : digits(2);
    return minutes < 0 ? null : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  /** Reads up to nine digits after the point and returns them as nanoseconds. */
  private int fraction() {
    int start = position;
    int nanos = 0;
    while (position < text.length() && isDigit(text.charAt(position))) {
      if (position - start == 9) {
        return BAD;
      }
      nanos = nanos * 10 + (text.charAt(position++) - '0');
    }
    for (int digits = position - start; digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  private int digits(int count) {
    if (position + count > text.length()) {
      return BAD;
    }
    int number = 0;
    for (int end = position + count; position < end; position++) {
      if (!isDigit(text.charAt(position))) {
        return BAD;
      }
      number = number * 10 + (text.charAt(position) - '0');
    }
    return number;
  }

  private boolean after(char expected) {
    if (position < text.length() && text.charAt(position) == expected) {
      position++;
      return true;
    }
    return false;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
