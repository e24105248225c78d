package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How one kind of thing is printed, in every format. Immutable.
 *
 * @param <T> the kind of thing
 */
public final class RowSchema<T> {

  private final String plural;
  private final List<Field<T>> fields;
  private final List<Column<T>> columns;

  RowSchema(String plural, List<Field<T>> fields, List<Column<T>> columns) {
    this.plural = plural;
    this.fields = List.copyOf(fields);
    this.columns = List.copyOf(columns);
  }

  /** Returns what many of them are called in JSON. */
  String plural() {
    return plural;
  }

  List<Field<T>> fields() {
    return fields;
  }

  List<Column<T>> columns() {
    return columns;
  }

  /** Returns the same schema with another field at the end. */
  RowSchema<T> with(Field<T> field) {
    List<Field<T>> more = new ArrayList<>(fields);
    more.add(field);
    return new RowSchema<>(plural, more, columns);
  }

  /** Returns the schema of something that holds what this one prints, with columns of its own. */
  <S> RowSchema<S> within(Function<S, T> part, List<Column<S>> ownColumns) {
    List<Field<S>> same = new ArrayList<>();
    fields.forEach(field -> same.add(new Field<>(field.name(), part.andThen(field.value()))));
    return new RowSchema<>(plural, same, ownColumns);
  }

  /** Returns an item as a JSON object. */
  public JsonValue json(T item) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    fields.forEach(field -> object.put(field.name(), field.value().apply(item)));
    return JsonValue.object(object);
  }
}
