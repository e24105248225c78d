package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints one JSON document, one item per line.
 *
 * @param <T> the type of the items
 */
final class JsonPrinter<T> implements Printer<T> {

  private final RowSchema<T> schema;
  private final boolean withFailures;
  private final TextOutput out;
  private final FailureLines failureLines;
  private boolean begun;

  JsonPrinter(
      RowSchema<T> schema, boolean withFailures, TextOutput out, FailureLines failureLines) {
    this.schema = schema;
    this.withFailures = withFailures;
    this.out = out;
    this.failureLines = failureLines;
  }

  @Override
  public void print(T item) {
    out.print(begun ? ",\n" : "{\"" + schema.plural() + "\":[\n");
    begun = true;
    out.print(SafeText.json(schema.json(item).toString()));
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    out.print(begun ? "\n]" : "{\"" + schema.plural() + "\":[]");
    if (withFailures) {
      out.print(",\"failures\":[");
      String separator = "\n";
      for (RegistryFailure failure : failures) {
        out.print(separator + SafeText.json(failure.toJson()));
        separator = ",\n";
      }
      out.print(failures.isEmpty() ? "]" : "\n]");
    }
    out.line("}");
    out.flush();
    failureLines.printTraces(failures);
  }
}
