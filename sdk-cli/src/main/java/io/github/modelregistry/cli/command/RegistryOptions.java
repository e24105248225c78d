package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.ExitCode;
import io.github.modelregistry.registry.RegistryFailure;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which registries a command asks, and what it makes of those that fail. */
final class RegistryOptions {

  @Option(
      names = "--registry",
      paramLabel = "NAME",
      description = "Ask this registry only; may be repeated.")
  private final List<String> names = new ArrayList<>();

  @Option(
      names = "--allow-partial",
      description = "Exit with 0 even though some registries, but not all, failed.")
  private boolean allowPartial;

  List<String> names() {
    return names.stream().distinct().toList();
  }

  int exitCode(int asked, List<RegistryFailure> failures) {
    return ExitCode.of(asked, failures, allowPartial);
  }
}
