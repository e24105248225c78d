package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints one JSON object per line; failures as well, to the error output.
 *
 * @param <T> the type of the items
 */
final class NdjsonPrinter<T> implements Printer<T> {

  private final RowSchema<T> schema;
  private final TextOutput out;
  private final FailureLines failureLines;

  NdjsonPrinter(RowSchema<T> schema, TextOutput out, FailureLines failureLines) {
    this.schema = schema;
    this.out = out;
    this.failureLines = failureLines;
  }

  @Override
  public void print(T item) {
    out.line(SafeText.json(schema.json(item).toString()));
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    out.flush();
    failureLines.printJson(failures);
  }
}
