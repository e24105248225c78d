package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.ModelUpdate;
import io.github.modelregistry.registry.capability.ModelUpdateRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes the name or the description of one model. */
@Command(
    name = "update",
    description = "Change the name or the description of a model, then print its ref.")
final class UpdateCommand implements Callable<Integer> {

  private final RootCommand root;

  @Parameters(paramLabel = "REF", description = "registry:id.")
  private String ref = "";

  @Option(names = "--name", paramLabel = "TEXT", description = "The new name.")
  private @Nullable String name;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "The new description; '' for none.")
  private @Nullable String description;

  UpdateCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ModelUpdateRequest request =
        ModelUpdateRequest.builder(ModelRef.parse(ref)).name(name).description(description).build();
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      RegisteredModel updated =
          registries
              .registry(request.model().registry())
              .require(ModelUpdate.class)
              .update(request);
      root.print(updated.ref());
      return 0;
    }
  }
}
