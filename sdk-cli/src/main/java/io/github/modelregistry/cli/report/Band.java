package io.github.modelregistry.cli.report;

import io.github.modelregistry.registry.ModelStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a bar: the models of a status, or of a range of sizes or ages.
 *
 * @param label its name in legends
 * @param style the class in the style sheet that has its colour
 */
record Band(String label, String style) {

  /** The bands of all statuses. */
  static final List<Band> STATUSES = Stream.of(ModelStatus.values()).map(Band::ofStatus).toList();

  private static final Band UNKNOWN = ofStatus(ModelStatus.UNKNOWN);
  private static final long MB = 1_000_000;
  private static final List<Long> SIZE_LIMITS = List.of(MB, 100 * MB, 1_000 * MB, 10_000 * MB);
  private static final List<Long> AGE_LIMITS = List.of(7L, 30L, 90L, 365L);

  /** The bands of all sizes. */
  static final List<Band> SIZES =
      List.of(
          new Band("Below 1 MB", "size-1"),
          new Band("1 to 100 MB", "size-2"),
          new Band("100 MB to 1 GB", "size-3"),
          new Band("1 to 10 GB", "size-4"),
          new Band("10 GB and more", "size-5"),
          UNKNOWN);

  /** The bands of all ages. */
  static final List<Band> AGES =
      List.of(
          new Band("Below 7 days", "age-1"),
          new Band("7 to 29 days", "age-2"),
          new Band("30 to 89 days", "age-3"),
          new Band("90 to 364 days", "age-4"),
          new Band("A year and more", "age-5"),
          UNKNOWN);

  static Band ofStatus(ModelStatus status) {
    String name = status.name().toLowerCase(Locale.ROOT);
    String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return new Band(label.replace('_', ' '), name.replace('_', '-'));
  }

  static Band ofSize(@Nullable Long bytes) {
    return bytes == null ? UNKNOWN : within(SIZES, SIZE_LIMITS, bytes);
  }

  /** Returns the band of the time at which a model changed. */
  static Band ofAge(@Nullable Instant changed, Instant now) {
    return changed == null
        ? UNKNOWN
        : within(AGES, AGE_LIMITS, Duration.between(changed, now).toDays());
  }

  private static Band within(List<Band> bands, List<Long> limits, long value) {
    int band = 0;
    while (band < limits.size() && value >= limits.get(band)) {
      band++;
    }
    return bands.get(band);
  }
}
