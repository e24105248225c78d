package io.github.modelregistry.cli.command;

import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelVersionRef;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.function.Function;
import picocli.CommandLine.Parameters;

/** The argument of commands that read something of a model or of a version. */
final class RefArgument {

  @Parameters(
      paramLabel = "REF",
      description = "registry:id or registry:NAME, with @version for a version.")
  private String text = "";

  /** Returns what was given. */
  String text() {
    return text;
  }

  /** Reads something of the model or version that was given, as {@link ModelArgument#read} does. */
  <T> T read(
      ModelRegistries registries,
      Function<ModelRef, T> ofModel,
      Function<ModelVersionRef, T> ofVersion) {
    ModelArgument argument = new ModelArgument(text, registries);
    return ModelVersionRef.looksLikeOne(text)
        ? argument.readVersion(ofVersion)
        : argument.read(ofModel);
  }
}
