package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Formats lines of comma-separated values by RFC 4180: CRLF, quotes where needed.
 *
 * @param guarded whether a text that a spreadsheet would evaluate as a formula gets a leading
 *     apostrophe
 * @param onTerminal whether control characters in texts are replaced; if not, texts are exact
 */
record CsvFormat(boolean guarded, boolean onTerminal) {

  private static final String LINE_END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  /** Returns the line with the names of the columns. */
  String header(Collection<String> names) {
    return String.join(",", names) + LINE_END;
  }

  /** Returns the line of a row. */
  String line(Collection<JsonValue> values) {
    return values.stream().map(this::cell).collect(Collectors.joining(",", "", LINE_END));
  }

  /** Returns one value; null is empty, a list of strings is joined with spaces. */
  String cell(JsonValue value) {
    return switch (value.kind()) {
      case NULL -> "";
      case STRING -> text(value.asString());
      case NUMBER, BOOLEAN -> value.toString();
      case ARRAY -> text(CellFormat.listed(value));
      case OBJECT -> quoted(SafeText.json(value.toString()));
    };
  }

  private String text(String text) {
    boolean formula = guarded && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return quoted((formula ? "'" : "") + (onTerminal ? SafeText.lines(text) : text));
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
