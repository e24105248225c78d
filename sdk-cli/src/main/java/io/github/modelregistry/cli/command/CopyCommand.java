package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationOptions;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.CopyRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies one model or version to another registry. */
@Command(
    name = "copy",
    description = {
      "Copy the files of a model or version to another registry, then print the new ref.",
      "Everything is checked before the first byte is sent; all problems are reported together."
    })
final class CopyCommand implements Callable<Integer> {

  private final RootCommand root;

  @Parameters(
      index = "0",
      paramLabel = "REF",
      description = "registry:id or registry:NAME, with @version for a version.")
  private String ref = "";

  @Parameters(index = "1", paramLabel = "REGISTRY", description = "The registry that gets it.")
  private String registry = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the copy (default: that of the model).")
  private @Nullable String name;

  @Option(
      names = "--file-name",
      paramLabel = "NAME",
      description =
          "The name of a single file at the target, such as churn.onnx (default: the one it has;"
              + " model if the source does not state it).")
  private @Nullable String fileName;

  @Option(
      names = "--archive",
      description = "Copy several files as one zip archive if the registry accepts one file only.")
  private boolean archive;

  @Mixin private final RegistrationArguments arguments = new RegistrationArguments();

  CopyCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      ModelRegistry target = registries.registry(registry);
      RegistrationOptions options = arguments.options(target.require(ModelRegistration.class));
      CopyRequest.Builder request =
          CopyRequest.builder()
              .target(registry)
              .registration(copy -> set(copy.options(options)))
              .fileName(fileName)
              .archive(archive);
      resolve(registries, request);
      Registration made =
          RegistrationArguments.register(
              root,
              "copy of " + ref + " to " + registry,
              target,
              progress -> registries.copy(request.progress(progress).build()));
      root.print(made);
      return 0;
    }
  }

  private void set(RegistrationRequest.Builder copy) {
    if (name != null) {
      copy.name(name);
    }
    arguments.set(copy);
  }

  /** First, so that what the copy itself refuses is not taken for an unknown name. */
  private void resolve(ModelRegistries registries, CopyRequest.Builder request) {
    ModelArgument argument = new ModelArgument(ref, registries);
    if (ModelVersionRef.looksLikeOne(ref)) {
      request.version(
          argument.readVersion(
              version ->
                  registries
                      .registry(version.registry())
                      .require(VersionListing.class)
                      .version(version)
                      .ref()));
    } else {
      request.model(argument.read(model -> registries.registry(model.registry()).get(model).ref()));
    }
  }
}
