package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Printer;
import io.github.modelregistry.cli.output.RowSchemas;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists the versions of one model. */
@Command(name = "versions", description = "List the versions of a model, the newest first.")
final class VersionsCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final RowOptions output = new RowOptions();

  @Parameters(paramLabel = "REF", description = "registry:id or registry:NAME.")
  private String ref = "";

  VersionsCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Printer<ModelVersion> printer = output.printers(root).ofOne(RowSchemas.versions());
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      List<ModelVersion> versions =
          new ModelArgument(ref, registries).read(model -> versions(model, registries));
      versions.forEach(printer::print);
      printer.end(List.of());
      return 0;
    }
  }

  private static List<ModelVersion> versions(ModelRef model, ModelRegistries registries) {
    VersionListing listing = registries.registry(model.registry()).require(VersionListing.class);
    return listing.versions(model).stream().toList();
  }
}
