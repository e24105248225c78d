package io.github.modelregistry.sandbox.internal.sensei;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Parses {@code orderby}: names of properties, with a minus for descending order. */
final class SortOrder {

  private static final String USUAL = "created";

  private SortOrder() {}

  /** Returns the requested order, by default that of the guide: oldest first. */
  static Comparator<StoredDocument> of(@Nullable String orderBy) {
    String names = orderBy == null || orderBy.isBlank() ? USUAL : orderBy;
    return Arrays.stream(names.split(",", -1))
        .map(name -> byProperty(name.trim()))
        .reduce(Comparator::thenComparing)
        .orElseThrow();
  }

  private static Comparator<StoredDocument> byProperty(String name) {
    boolean descending = name.startsWith("-");
    String property = descending ? name.substring(1) : name;
    Comparator<StoredDocument> ascending =
        Comparator.comparing(
            entry -> entry.text(property), Comparator.nullsLast(Comparator.naturalOrder()));
    return descending ? ascending.reversed() : ascending;
  }
}
