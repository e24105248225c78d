package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.List;

/** Prints failures for people, after the results. */
final class FailureLines {

  private final TextOutput errors;

  FailureLines(TextOutput errors) {
    this.errors = errors;
  }

  void print(List<RegistryFailure> failures) {
    failures.forEach(failure -> errors.line("mreg: " + SafeText.lines(failure.toString())));
    errors.flush();
  }
}
