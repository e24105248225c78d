package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.ExitCode;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that select registries and decide about failures. */
final class RegistryOptions {

  @Option(
      names = "--registry",
      paramLabel = "NAME",
      description = "Use only this registry; may be repeated.")
  private final List<String> names = new ArrayList<>();

  @Option(
      names = "--allow-partial",
      description = "Exit with 0 when some, but not all, registries failed.")
  private boolean allowPartial;

  List<String> names() {
    return names.stream().distinct().toList();
  }

  /** Returns the exit code of a command that asked all of these registries. */
  int exitCode(ModelRegistries registries, List<RegistryFailure> failures) {
    return exitCode(registries.all().size() + registries.failures().size(), failures);
  }

  int exitCode(int asked, List<RegistryFailure> failures) {
    return ExitCode.of(asked, failures, allowPartial);
  }
}
