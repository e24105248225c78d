package io.github.modelregistry.sandbox.internal.sensei;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Reads {@code orderby}: names of properties, a minus before those that fall. */
final class SortOrder {

  private static final String USUAL = "created";

  private SortOrder() {}

  /** Returns the order asked for, or else that of the guide: the oldest first. */
  static Comparator<StoredDocument> of(@Nullable String orderBy) {
    String names = orderBy == null || orderBy.isBlank() ? USUAL : orderBy;
    return Arrays.stream(names.split(",", -1))
        .map(name -> byProperty(name.trim()))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static Comparator<StoredDocument> byProperty(String name) {
    boolean falling = name.startsWith("-");
    String property = falling ? name.substring(1) : name;
    Comparator<StoredDocument> rising =
        Comparator.comparing(
            entry -> entry.text(property), Comparator.nullsLast(Comparator.naturalOrder()));
    return falling ? rising.reversed() : rising;
  }
}
