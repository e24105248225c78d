package io.github.modelregistry.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a server wrote it.
 *
 * <p>The text is kept to the letter, whether or not it is a time, so that one bad value fails
 * neither its row nor its page, and is written back unchanged. Equality is that of the text: {@code
 * 2024-01-01T00:00:00Z} and {@code 2024-01-01T00:00:00.000Z} differ. Immutable.
 */
public final class Timestamp {

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{0,9})?)?)"
              + "(?:[Zz]|([+-][0-9]{2})(?::?([0-9]{2}))?)?");

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final String text;

  private Timestamp(String text) {
    this.text = text;
  }

  /** Returns the timestamp of a text, which need not be a time. */
  public static Timestamp of(String text) {
    return new Timestamp(Objects.requireNonNull(text, "text"));
  }

  /** Returns the timestamp of an instant, in UTC with as many digits as it needs. */
  public static Timestamp of(Instant instant) {
    return new Timestamp(instant.toString());
  }

  /** Returns the codec of such texts. */
  public static JsonCodec<Timestamp> codec() {
    return JsonCodecs.TIMESTAMP;
  }

  /** Returns the text as it is on the wire. */
  @com.fasterxml.jackson.annotation.JsonValue
  public String text() {
    return text;
  }

  /**
   * Returns the instant that the text means, or null when it is not a time.
   *
   * <p>Understood are a date and a time of day separated by a {@code T} or a space, seconds and up
   * to nine digits of a fraction being optional; {@code Z} or an offset such as {@code +02:00},
   * {@code +0200} or {@code +02} may follow. Without either it is UTC. Computed again by each call.
   */
  public @Nullable Instant toInstant() {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return null;
    }
    String minutes = parts.group(4) == null ? "00" : parts.group(4);
    String offset = parts.group(3) == null ? "Z" : parts.group(3) + ':' + minutes;
    try {
      return LocalDateTime.parse(parts.group(1) + 'T' + parts.group(2))
          .toInstant(ZoneOffset.of(offset));
    } catch (DateTimeException outOfRange) {
      return null; // month 21, the 31st of February, hour 25: digits in place, yet not a time
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Timestamp that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the text as it is on the wire. */
  @Override
  public String toString() {
    return text;
  }
}
