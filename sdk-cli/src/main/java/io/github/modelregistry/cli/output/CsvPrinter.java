package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints comma-separated values below a line with the names of the fields.
 *
 * @param <T> the type of the items
 */
final class CsvPrinter<T> implements Printer<T> {

  private final RowSchema<T> schema;
  private final PrintOptions options;
  private final TextOutput out;
  private final FailureLines failureLines;
  private boolean begun;

  CsvPrinter(RowSchema<T> schema, PrintOptions options, TextOutput out, FailureLines failureLines) {
    this.schema = schema;
    this.options = options;
    this.out = out;
    this.failureLines = failureLines;
  }

  @Override
  public void print(T item) {
    begin();
    out.print(options.csv().line(schema.fields(item).values()));
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    begin();
    out.flush();
    failureLines.print(failures);
  }

  private void begin() {
    if (!begun && options.headers()) {
      out.print(options.csv().header(schema.names()));
    }
    begun = true;
  }
}
