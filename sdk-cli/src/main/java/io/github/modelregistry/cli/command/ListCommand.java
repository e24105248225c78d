package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.cli.output.Printer;
import io.github.modelregistry.cli.output.RowSchemas;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the models of all registries. */
@Command(name = "list", description = "List the models of all registries.")
final class ListCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final ListingOptions options = new ListingOptions();
  @Mixin private final RowOptions output = new RowOptions();
  @Mixin private final RegistryOptions registry = new RegistryOptions();

  @Option(names = "--versions", description = "Also list each model's versions.")
  private boolean withVersions;

  @Option(names = "--full", description = "Also print the vendor's own JSON, as 'raw'.")
  private boolean full;

  ListCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ModelListing models = options.listing(root.context().clock());
    Printer<ListedModel> printer =
        output.printers(root).ofMany(RowSchemas.list(withVersions, full));
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(registry.names())) {
      FailedRegistries failed = new FailedRegistries();
      models.forEach(registries, failed, printing(registries, failed, printer));
      printer.end(failed.all());
      return registry.exitCode(registries, failed.all());
    }
  }

  private Consumer<RegisteredModel> printing(
      ModelRegistries registries, FailedRegistries failed, Printer<ListedModel> printer) {
    if (!withVersions) {
      return model -> printer.print(ListedModel.of(model, null));
    }
    VersionsOfModels versions = new VersionsOfModels(registries);
    return model -> printWithVersions(versions.join(model, failed), printer);
  }

  private void printWithVersions(ListedModel model, Printer<ListedModel> printer) {
    printer.print(model);
    if (output.format() == Format.TABLE && model.versions() != null) {
      model.versions().forEach(version -> printer.print(model.at(version)));
    }
  }
}
