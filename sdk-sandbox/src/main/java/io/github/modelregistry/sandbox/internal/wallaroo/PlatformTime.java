package io.github.modelregistry.sandbox.internal.wallaroo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the platform writes them. */
final class PlatformTime {

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter NANOSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private PlatformTime() {}

  /** Returns a line of a container's log. */
  static String logLine(Instant time, String stream, String text) {
    return NANOSECONDS.format(time) + " " + stream + " F " + text;
  }

  static String text(Instant time) {
    // The platform drops a last zero, so that 5 digits come as well as 6.
    String text = MICROSECONDS.format(time);
    return (text.endsWith("0") ? text.substring(0, text.length() - 1) : text) + "+00:00";
  }
}
