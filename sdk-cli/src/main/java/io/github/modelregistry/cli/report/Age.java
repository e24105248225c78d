package io.github.modelregistry.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Formats the time between two instants for people. */
final class Age {

  private static final List<Unit> UNITS =
      List.of(
          new Unit("year", Duration.ofDays(365)),
          new Unit("month", Duration.ofDays(30)),
          new Unit("day", Duration.ofDays(1)),
          new Unit("hour", Duration.ofHours(1)),
          new Unit("minute", Duration.ofMinutes(1)));

  private record Unit(String name, Duration length) {}

  private Age() {}

  /** Returns the age of a time in its largest unit, such as {@code 3 days ago}. */
  static String of(Instant time, Instant now) {
    boolean future = time.isAfter(now);
    long seconds = Math.abs(Duration.between(time, now).toSeconds());
    for (Unit unit : UNITS) {
      long count = seconds / unit.length().toSeconds();
      if (count > 0) {
        String text = count + " " + unit.name() + (count == 1 ? "" : "s");
        return future ? "in " + text : text + " ago";
      }
    }
    return "just now";
  }
}
