package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.cli.output.Printer;
import io.github.modelregistry.cli.output.RowSchemas;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the models of all registries. */
@Command(name = "list", description = "List the models of all registries.")
final class ListCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final OutputOptions output = new OutputOptions();
  @Mixin private final RegistryOptions registry = new RegistryOptions();

  @Option(
      names = "--name",
      paramLabel = "GLOB",
      description = "Models of this name; * matches any text, ? one character.")
  private @Nullable String name;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description =
          "Models of this status: ready, pending, failed, no_artifact, deleted or unknown.")
  private final List<ModelStatus> statuses = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Models updated since: 2026-05-31, 2026-05-31T10:00:00Z, or 36h or 7d ago.")
  private @Nullable String since;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Models whose bytes have this digest.")
  private @Nullable String sha256;

  @Option(names = "--versions", description = "Also list each model's versions.")
  private boolean withVersions;

  @Option(names = "--full", description = "Also print the vendor's own JSON, as 'raw'.")
  private boolean full;

  ListCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ModelQuery query = query();
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(registry.names())) {
      VersionsOfModels versions = new VersionsOfModels(registries);
      Printer<ListedModel> printer =
          output.printers(root.context()).ofMany(RowSchemas.list(withVersions, full));
      FailedRegistries failed = new FailedRegistries();
      try (FederatedModels models = registries.models(query).onFailure(failed::add)) {
        for (RegisteredModel model : models) {
          print(withVersions ? versions.join(model, failed) : ListedModel.of(model, null), printer);
        }
      }
      printer.end(failed.all());
      return registry.exitCode(
          registries.all().size() + registries.failures().size(), failed.all());
    }
  }

  private void print(ListedModel model, Printer<ListedModel> printer) {
    printer.print(model);
    if (output.format() == Format.TABLE && model.versions() != null) {
      model.versions().forEach(version -> printer.print(model.at(version)));
    }
  }

  private ModelQuery query() {
    return ModelQuery.builder()
        .nameMatches(name)
        .status(statuses)
        .updatedSince(since == null ? null : TimeText.parse(since, root.context().clock()))
        .sha256(sha256)
        .build();
  }
}
