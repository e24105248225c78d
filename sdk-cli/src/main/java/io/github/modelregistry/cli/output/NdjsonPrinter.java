package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/**
 * Prints one JSON object a line; failures likewise, to the other output.
 *
 * @param <T> the kind of thing
 */
final class NdjsonPrinter<T> implements Printer<T> {

  private final Sheet<T> sheet;
  private final TextOutput out;
  private final TextOutput errors;

  NdjsonPrinter(Sheet<T> sheet, TextOutput out, TextOutput errors) {
    this.sheet = sheet;
    this.out = out;
    this.errors = errors;
  }

  @Override
  public void print(T item) {
    out.line(Printable.json(sheet.json(item).toString()));
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    out.flush();
    failures.forEach(failure -> errors.line(Printable.json(FailureText.json(failure).toString())));
    errors.flush();
  }
}
