package io.github.modelregistry.cli.output;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The fields and columns of one type of items, for all formats. Immutable.
 *
 * @param <T> the type of the items
 */
public final class RowSchema<T> {

  private final String plural;
  private final List<String> names;
  private final Function<T, Map<String, JsonValue>> fields;
  private final List<Column<T>> columns;

  /**
   * Creates a schema.
   *
   * @param plural the name of their array in JSON
   * @param names the names of the fields in JSON and csv
   * @param fields gives the fields of an item, in the order of the names
   * @param columns the columns of the table
   */
  RowSchema(
      String plural,
      List<String> names,
      Function<T, Map<String, JsonValue>> fields,
      List<Column<T>> columns) {
    this.plural = plural;
    this.names = List.copyOf(names);
    this.fields = fields;
    this.columns = List.copyOf(columns);
  }

  String plural() {
    return plural;
  }

  List<String> names() {
    return names;
  }

  List<Column<T>> columns() {
    return columns;
  }

  /** Returns this schema with a field added at the end. */
  RowSchema<T> with(String name, Function<T, JsonValue> value) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new RowSchema<>(
        plural,
        more,
        item -> {
          Map<String, JsonValue> all = new LinkedHashMap<>(fields.apply(item));
          all.put(name, value.apply(item));
          return all;
        },
        columns);
  }

  /**
   * Returns this schema with some of its fields, in the given order.
   *
   * @param wanted names of fields, or titles of columns; none at all means no change
   * @throws InvalidRequestException if there is no such field; it names all
   */
  RowSchema<T> select(List<String> wanted) {
    if (wanted.isEmpty()) {
      return this;
    }
    List<String> chosen = wanted.stream().map(name -> name("--columns", name)).distinct().toList();
    return new RowSchema<>(
        plural,
        chosen,
        item -> {
          Map<String, JsonValue> all = fields.apply(item);
          Map<String, JsonValue> some = new LinkedHashMap<>();
          chosen.forEach(name -> some.put(name, value(all, name)));
          return some;
        },
        chosen.stream().map(this::column).toList());
  }

  /**
   * Returns the name of the field that a user means.
   *
   * @param option the option that takes it, for the message
   * @param given the field's name or its column's title, in upper or lower case
   * @throws InvalidRequestException if there is no such field; it names all
   */
  String name(String option, String given) {
    for (Column<T> column : columns) {
      if (column.title().equalsIgnoreCase(given)) {
        return column.field();
      }
    }
    return names.stream()
        .filter(name -> name.equalsIgnoreCase(given))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    option + " '" + given + "'",
                    "there is no such field; the fields are " + String.join(", ", names)));
  }

  private Column<T> column(String name) {
    return columns.stream()
        .filter(column -> column.field().equals(name))
        .findFirst()
        .orElseGet(
            () -> Column.ofField(name, item -> CellFormat.text(value(fields.apply(item), name))));
  }

  private static JsonValue value(Map<String, JsonValue> fields, String name) {
    return fields.getOrDefault(name, JsonValue.ofNull());
  }

  /** Returns the fields of an item, in the order of the names. */
  Map<String, JsonValue> fields(T item) {
    return fields.apply(item);
  }

  /** Returns an item as a JSON object. */
  public JsonValue json(T item) {
    return JsonValue.object(fields(item));
  }
}
