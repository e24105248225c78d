package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/** Prints failures of registries to the error output, after the results. */
public final class FailureLines {

  private final TextOutput errors;
  private final boolean debug;

  /**
   * Creates the printer.
   *
   * @param debug whether each failure is followed by its stack trace
   */
  public FailureLines(TextOutput errors, boolean debug) {
    this.errors = errors;
    this.debug = debug;
  }

  /** Prints failures for people. */
  public void print(List<RegistryFailure> failures) {
    for (RegistryFailure failure : failures) {
      errors.line("mreg: " + SafeText.lines(failure.toString()));
      trace(failure);
    }
    errors.flush();
  }

  /** Prints failures as JSON, one per line. */
  void printJson(List<RegistryFailure> failures) {
    for (RegistryFailure failure : failures) {
      errors.line(SafeText.json(failure.toJson()));
      trace(failure);
    }
    errors.flush();
  }

  /** Prints only stack traces, and only if they are wanted. */
  public void printTraces(List<RegistryFailure> failures) {
    failures.forEach(this::trace);
    errors.flush();
  }

  private void trace(RegistryFailure failure) {
    if (debug) {
      errors.print(SafeText.stackTrace(failure.error()));
    }
  }
}
