package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.CopyRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Copies one model or version to another registry. */
@Command(
    name = "copy",
    description = {
      "Copy the files of a model or version to another registry, then print the new ref.",
      "Everything is checked before the first byte; all that is missing is named at once."
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
      names = "--namespace",
      paramLabel = "NAME",
      description = "Wallaroo's workspace, by its id or name; TrueFoundry's ML repo.")
  private @Nullable String namespace;

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      description = "The framework as the registry calls it (default: that of the model).")
  private @Nullable String framework;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      description = "The description (default: that of the model).")
  private @Nullable String description;

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description = "An option of the registry's own; may be repeated. An unknown one lists them.")
  private final Map<String, String> options = new LinkedHashMap<>();

  @Option(
      names = "--archive",
      description = "Copy several files as one zip archive if the registry accepts one file only.")
  private boolean archive;

  @Option(
      names = "--allow-unknown-values",
      description =
          "Send a name or a framework that mreg does not know as valid, and let the server decide.")
  private boolean allowUnknownValues;

  CopyCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    try (Session session = root.openSession();
        ModelRegistries registries = session.registries(List.of())) {
      ModelRegistration target = registries.registry(registry).require(ModelRegistration.class);
      CopyRequest.Builder request =
          CopyRequest.builder()
              .target(registry)
              .name(name)
              .namespace(namespace)
              .framework(framework)
              .description(description)
              .options(target.options(options))
              .archive(archive)
              .allowUnknownValues(allowUnknownValues);
      resolve(registries, request);
      Registration made =
          root.transfer(progress -> registries.copy(request.progress(progress).build()));
      TextOutput out = new TextOutput(root.context().out());
      out.line(made.toString());
      out.flush();
      return 0;
    }
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
