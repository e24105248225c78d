package io.github.modelregistry.cli.output;

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

  /** Returns the schema of a type that wraps this one, with its own columns. */
  <S> RowSchema<S> within(Function<S, T> part, List<Column<S>> ownColumns) {
    return new RowSchema<>(plural, names, part.andThen(fields), ownColumns);
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
