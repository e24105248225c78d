package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.ModelDetails;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows all details of one model or version. */
@Command(
    name = "show",
    description = "Show a model with its versions, or one version, and the vendor's own JSON.")
final class ShowCommand implements Callable<Integer> {

  private final RootCommand root;

  @Mixin private final OutputOptions output = new OutputOptions();

  @Mixin private final RefArgument ref = new RefArgument();

  ShowCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      ModelDetails details =
          ref.read(
              registries,
              model -> model(model, registries),
              version -> version(version, registries));
      details.print(output.print(root, List.of(), true), new TextOutput(root.context().out()));
      return 0;
    }
  }

  private static ModelDetails model(ModelRef ref, ModelRegistries registries) {
    ModelRegistry registry = registries.registry(ref.registry());
    RegisteredModel model = registry.get(ref);
    return ModelDetails.of(
        model,
        registry
            .capability(VersionListing.class)
            .map(all -> all.versions(model.ref()).stream().toList())
            .orElse(null));
  }

  private static ModelDetails version(ModelVersionRef ref, ModelRegistries registries) {
    VersionListing versions = registries.registry(ref.registry()).require(VersionListing.class);
    return ModelDetails.of(versions.version(ref));
  }
}
