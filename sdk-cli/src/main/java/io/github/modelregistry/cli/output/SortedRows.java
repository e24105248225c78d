package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows and returns them in the order of some of their fields. Rows that are equal in these
 * fields stay in the order in which they were added; a row without a value comes last.
 *
 * @param <T> the type of the rows
 */
public final class SortedRows<T> {

  private static final int SPARE_ROWS = 1_000;

  private final RowSchema<T> schema;
  private final List<Key> keys = new ArrayList<>();
  private final int limit;
  private final List<Row<T>> rows = new ArrayList<>();

  private record Key(String field, boolean descending) {}

  private record Row<T>(T item, List<@Nullable String> values) {}

  /**
   * Creates an empty collection.
   *
   * @param keys names of fields, the most important first; {@code -} before one means descending
   * @param limit how many rows are kept, the first ones in this order; {@link Integer#MAX_VALUE}
   *     for all
   * @throws io.github.modelregistry.error.InvalidRequestException if there is no such field; it
   *     names all
   */
  public SortedRows(RowSchema<T> schema, List<String> keys, int limit) {
    this.schema = schema;
    this.limit = limit;
    for (String key : keys) {
      boolean descending = key.startsWith("-");
      String given = descending ? key.substring(1) : key;
      this.keys.add(new Key(schema.name("--sort", given), descending));
    }
  }

  /** Adds a row. */
  public void add(T item) {
    Map<String, JsonValue> fields = schema.fields(item);
    List<@Nullable String> values = new ArrayList<>();
    keys.forEach(key -> values.add(comparable(key.field(), fields.get(key.field()))));
    rows.add(new Row<>(item, values));
    if (rows.size() - SPARE_ROWS >= limit) {
      sortAndCut();
    }
  }

  /** Passes on the rows in their order. */
  public void forEach(Consumer<T> action) {
    sortAndCut();
    rows.forEach(row -> action.accept(row.item()));
  }

  private void sortAndCut() {
    rows.sort(this::compare);
    if (rows.size() > limit) {
      rows.subList(limit, rows.size()).clear();
    }
  }

  private int compare(Row<T> one, Row<T> other) {
    for (int i = 0; i < keys.size(); i++) {
      Comparator<String> order =
          keys.get(i).descending() ? FieldOrder.VALUES.reversed() : FieldOrder.VALUES;
      int result = Comparator.nullsLast(order).compare(one.values().get(i), other.values().get(i));
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  /** Times are UTC and differ in the digits of their fraction: without the Z they sort as texts. */
  private static @Nullable String comparable(String field, @Nullable JsonValue value) {
    String text = value == null ? null : CellFormat.text(value);
    return text != null && field.endsWith("At") && text.endsWith("Z")
        ? text.substring(0, text.length() - 1)
        : text;
  }
}
