package io.github.modelregistry.cli.output;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param field the name of its field in JSON
 * @param title its title
 * @param cuttable whether it may be truncated on a narrow terminal; values to copy, such as refs,
 *     never are
 * @param text gets the text of a cell; null is shown as a dash
 * @param <T> the type of the rows
 */
record Column<T>(String field, String title, boolean cuttable, Function<T, @Nullable String> text) {

  static <T> Column<T> of(String field, String title, Function<T, @Nullable String> text) {
    return new Column<>(field, title, true, text);
  }

  static <T> Column<T> whole(String field, String title, Function<T, @Nullable String> text) {
    return new Column<>(field, title, false, text);
  }

  /** Returns the column of a field that has none in the default table. */
  static <T> Column<T> ofField(String field, Function<T, @Nullable String> text) {
    String title = field.replaceAll("(?=\\p{Lu})", " ").toUpperCase(Locale.ROOT);
    return of(field, title, text);
  }

  /** Returns the same column of other rows. */
  <U> Column<U> of(Function<U, T> row) {
    return new Column<>(field, title, cuttable, other -> text.apply(row.apply(other)));
  }

  String cell(T item) {
    String value = text.apply(item);
    return value == null || value.isEmpty() ? "-" : SafeText.oneLine(value);
  }
}
