package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints comma-separated values by RFC 4180: a header line, CRLF, quotes where needed.
 *
 * <p>Values come from servers, and CSV is opened in spreadsheets: a text that a spreadsheet would
 * evaluate as a formula gets a leading apostrophe. Use a JSON format for exact values.
 *
 * @param <T> the type of the items
 */
final class CsvPrinter<T> implements Printer<T> {

  static final String LINE_END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final RowSchema<T> schema;
  private final TextOutput out;
  private final FailureLines failureLines;
  private boolean begun;

  CsvPrinter(RowSchema<T> schema, TextOutput out, FailureLines failureLines) {
    this.schema = schema;
    this.out = out;
    this.failureLines = failureLines;
  }

  @Override
  public void print(T item) {
    begin();
    out.print(
        schema.fields(item).values().stream()
            .map(CsvPrinter::cell)
            .collect(Collectors.joining(",", "", LINE_END)));
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    begin();
    out.flush();
    failureLines.print(failures);
  }

  private void begin() {
    if (!begun) {
      begun = true;
      out.print(String.join(",", schema.names()) + LINE_END);
    }
  }

  static String cell(JsonValue value) {
    return switch (value.kind()) {
      case NULL -> "";
      case STRING -> quoted(harmless(value.asString()));
      case NUMBER, BOOLEAN -> value.toString();
      case ARRAY -> quoted(harmless(listed(value)));
      case OBJECT -> quoted(SafeText.json(value.toString()));
    };
  }

  /** Joins a list of strings with spaces; other arrays and objects are printed as JSON. */
  static String listed(JsonValue array) {
    boolean texts =
        array.elements().stream().allMatch(element -> element.kind() == JsonValue.Kind.STRING);
    return texts
        ? array.elements().stream().map(JsonValue::asString).collect(Collectors.joining(" "))
        : array.toString();
  }

  private static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return (formula ? "'" : "") + SafeText.lines(text);
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
