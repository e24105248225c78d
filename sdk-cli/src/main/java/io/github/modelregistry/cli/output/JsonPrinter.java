package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints one JSON document, one thing a line.
 *
 * @param <T> the kind of thing
 */
final class JsonPrinter<T> implements Printer<T> {

  private final Sheet<T> sheet;
  private final TextOutput out;
  private final boolean withFailures;
  private boolean begun;

  JsonPrinter(Sheet<T> sheet, TextOutput out, boolean withFailures) {
    this.sheet = sheet;
    this.out = out;
    this.withFailures = withFailures;
  }

  @Override
  public void print(T item) {
    out.print(begun ? ",\n" : "{\"" + sheet.plural() + "\":[\n");
    begun = true;
    out.print(Printable.json(sheet.json(item).toString()));
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    out.print(begun ? "\n]" : "{\"" + sheet.plural() + "\":[]");
    if (withFailures) {
      out.print(",\"failures\":[");
      String separator = "\n";
      for (RegistryFailure failure : failures) {
        out.print(separator + Printable.json(FailureText.json(failure).toString()));
        separator = ",\n";
      }
      out.print(failures.isEmpty() ? "]" : "\n]");
    }
    out.line("}");
    out.flush();
  }
}
