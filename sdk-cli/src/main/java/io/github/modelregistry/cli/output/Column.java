package io.github.modelregistry.cli.output;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param title its title
 * @param cuttable whether it may be truncated on a narrow terminal; values to copy, such as refs,
 *     never are
 * @param text gets the text of a cell; null is shown as a dash
 * @param <T> the type of the rows
 */
record Column<T>(String title, boolean cuttable, Function<T, @Nullable String> text) {

  static <T> Column<T> of(String title, Function<T, @Nullable String> text) {
    return new Column<>(title, true, text);
  }

  static <T> Column<T> whole(String title, Function<T, @Nullable String> text) {
    return new Column<>(title, false, text);
  }

  String cell(T item) {
    String value = text.apply(item);
    return value == null || value.isEmpty() ? "-" : SafeText.oneLine(value);
  }
}
