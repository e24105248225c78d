package io.github.modelregistry.internal.retry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After}, whatever text a server puts there.
 *
 * <p>Readable are whole seconds and HTTP's three forms of a date. Everything else (negative,
 * fractional, several differing values, no number at all) counts as absent.
 */
public final class RetryAfter {

  /** Longer waits are read as this one: some 30,000 years, which every clock can add. */
  static final Duration LONGEST = Duration.ofSeconds(1_000_000_000_000L);

  private static final int DIGITS_OF_LONGEST = 12;

  private RetryAfter() {}

  /**
   * Returns the wait that the header asks for, or null when it is not valid.
   *
   * <p>A date is measured from the server's own {@code Date} where there is one, so that clocks
   * that differ do no harm; a date that is past is a wait of zero. Never fails.
   *
   * @param values the header's values, one per line received
   * @param date the response's {@code Date} header, or null
   * @param now the client's clock
   */
  public static @Nullable Duration parse(List<String> values, @Nullable String date, Instant now) {
    List<String> differing = values.stream().map(String::strip).distinct().toList();
    if (differing.size() != 1) {
      return null;
    }
    String value = differing.get(0);
    return isDigits(value) ? seconds(value) : until(value, date, now);
  }

  private static boolean isDigits(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Duration seconds(String digits) {
    String significant = digits.replaceFirst("^0+(?=.)", "");
    return significant.length() > DIGITS_OF_LONGEST
        ? LONGEST
        : Duration.ofSeconds(Long.parseLong(significant));
  }

  private static @Nullable Duration until(String value, @Nullable String date, Instant now) {
    Instant then = HttpDate.parse(value, now);
    if (then == null) {
      return null;
    }
    Instant serverNow = date == null ? null : HttpDate.parse(date.strip(), now);
    Duration wait = Duration.between(serverNow == null ? now : serverNow, then);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
