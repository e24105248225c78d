package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.transfer.Artifact;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a model with its files. */
@Command(
    name = "upload",
    description = {
      "Upload a file or folder and register it as a model, then print the ref of the new version,"
          + " or of the model where the registry has no versions.",
      "What a registry needs is checked before anything is sent; all problems are reported"
          + " together."
    })
final class UploadCommand implements Callable<Integer> {

  private final RootCommand root;

  @Parameters(
      paramLabel = "FILE|FOLDER",
      description = "The model's file, or a folder with all files below it.")
  private Path path = Path.of("");

  @Option(
      names = "--registry",
      required = true,
      paramLabel = "NAME",
      description = "The registry that gets the model.")
  private String registry = "";

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description =
          "The model's name. One that the registry has gets a new version, where there are"
              + " versions.")
  private String name = "";

  @Mixin private final RegistrationArguments arguments = new RegistrationArguments();

  UploadCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of(registry))) {
      ModelRegistry target = registries.registry(registry);
      ModelRegistration registration = target.require(ModelRegistration.class);
      RegistrationRequest.Builder request =
          RegistrationRequest.builder().name(name).options(arguments.options(registration));
      arguments.set(request);
      Artifact artifact = Artifact.of(path);
      Registration made =
          RegistrationArguments.register(
              root,
              "upload to " + registry,
              target,
              progress ->
                  registration.register(request.artifact(artifact.withProgress(progress)).build()));
      root.print(made);
      return 0;
    }
  }
}
