package io.github.modelregistry.consumers.spring;

import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;

/** Prints the refs of all models; a program without Spring for the executable jar. */
public final class PrintModels {

  private PrintModels() {}

  /** Runs it with the settings of the environment. */
  public static void main(String[] arguments) {
    try (ModelRegistries registries = ModelRegistries.fromEnvironment();
        FederatedModels models = registries.models()) {
      models.forEach(model -> System.out.println(model.ref()));
    }
  }
}
