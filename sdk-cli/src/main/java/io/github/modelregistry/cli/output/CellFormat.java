package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Formats values for people. */
public final class CellFormat {

  private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB");

  private CellFormat() {}

  /** Returns a time in UTC without fractions of seconds; null for null. */
  public static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /**
   * Returns a size in decimal units with about three digits, such as {@code 12.3 MB}; null for
   * null.
   */
  public static @Nullable String size(@Nullable Long bytes) {
    if (bytes == null) {
      return null;
    }
    double shown = bytes;
    String unit = "B";
    for (int i = 0; i < UNITS.size() && shown >= 999.5; i++) {
      shown /= 1000;
      unit = UNITS.get(i);
    }
    boolean whole = unit.equals("B") || shown >= 99.95;
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", shown, unit);
  }

  /** Returns a value of JSON as text; null for null. */
  static @Nullable String text(JsonValue value) {
    return switch (value.kind()) {
      case NULL -> null;
      case STRING -> value.asString();
      case ARRAY -> listed(value);
      default -> value.toString();
    };
  }

  /** Joins a list of strings with spaces; other arrays are JSON. */
  static String listed(JsonValue array) {
    boolean texts =
        array.elements().stream().allMatch(element -> element.kind() == JsonValue.Kind.STRING);
    return texts
        ? array.elements().stream().map(JsonValue::asString).collect(Collectors.joining(" "))
        : array.toString();
  }
}
