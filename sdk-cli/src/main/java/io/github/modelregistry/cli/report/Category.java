package io.github.modelregistry.cli.report;

import io.github.modelregistry.registry.ModelStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a chart counts models by: a status, or a range of sizes or ages.
 *
 * @param label its name in the legend
 * @param style the class in the style sheet that has its colour
 */
record Category(String label, String style) {

  /** The categories of all statuses. */
  static final List<Category> STATUSES =
      Stream.of(ModelStatus.values()).map(Category::ofStatus).toList();

  private static final Category UNKNOWN = ofStatus(ModelStatus.UNKNOWN);
  private static final long MB = 1_000_000;
  private static final List<Long> SIZE_LIMITS = List.of(MB, 100 * MB, 1_000 * MB, 10_000 * MB);
  private static final List<Long> AGE_LIMITS = List.of(7L, 30L, 90L, 365L);

  /** The categories of all sizes. */
  static final List<Category> SIZES =
      List.of(
          new Category("Below 1 MB", "size-1"),
          new Category("1 to 100 MB", "size-2"),
          new Category("100 MB to 1 GB", "size-3"),
          new Category("1 to 10 GB", "size-4"),
          new Category("10 GB and more", "size-5"),
          UNKNOWN);

  /** The categories of all ages. */
  static final List<Category> AGES =
      List.of(
          new Category("Below 7 days", "age-1"),
          new Category("7 to 29 days", "age-2"),
          new Category("30 to 89 days", "age-3"),
          new Category("90 to 364 days", "age-4"),
          new Category("A year and more", "age-5"),
          UNKNOWN);

  static Category ofStatus(ModelStatus status) {
    String name = status.name().toLowerCase(Locale.ROOT);
    String label = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return new Category(label.replace('_', ' '), name.replace('_', '-'));
  }

  static Category ofSize(@Nullable Long bytes) {
    return bytes == null ? UNKNOWN : within(SIZES, SIZE_LIMITS, bytes);
  }

  /** Returns the category of the time at which a model changed. */
  static Category ofAge(@Nullable Instant changed, Instant now) {
    return changed == null
        ? UNKNOWN
        : within(AGES, AGE_LIMITS, Duration.between(changed, now).toDays());
  }

  private static Category within(List<Category> categories, List<Long> limits, long value) {
    int index = 0;
    while (index < limits.size() && value >= limits.get(index)) {
      index++;
    }
    return categories.get(index);
  }
}
