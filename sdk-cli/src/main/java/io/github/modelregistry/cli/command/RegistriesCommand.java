package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Printer;
import io.github.modelregistry.cli.output.RegistrySchema;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the configured registries without calling them. */
@Command(
    name = "registries",
    description = "List the configured registries and their capabilities.")
final class RegistriesCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final RowOptions output = new RowOptions();
  @Mixin private final RegistryOptions registry = new RegistryOptions();

  RegistriesCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Printer<ModelRegistry> printer = output.printers(root).ofMany(RegistrySchema.registries());
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(registry.names())) {
      registries.all().forEach(printer::print);
      printer.end(registries.failures());
      return registry.exitCode(registries, registries.failures());
    }
  }
}
