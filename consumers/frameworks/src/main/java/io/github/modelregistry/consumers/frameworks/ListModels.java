package io.github.modelregistry.consumers.frameworks;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists the models of all vendors and prints, as properties, how many there were and which
 * libraries it ran on.
 */
public final class ListModels {

  private ListModels() {}

  /** Runs it; anything but a refused library or success ends with a stack trace and status 1. */
  public static void main(String[] arguments) {
    LoadedLibraries.versions().forEach(ListModels::print);
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start()) {
      modelsPerRegistry(Settings.of(sandbox.environment()))
          .forEach((registry, count) -> print("models." + registry, count));
    } catch (ConfigurationException e) {
      print("refused", e.problems());
    }
  }

  private static Map<String, Long> modelsPerRegistry(Settings settings) {
    try (ModelRegistries registries = ModelRegistries.fromSettings(settings);
        FederatedModels models = registries.models()) {
      return models.stream()
          .collect(
              Collectors.groupingBy(
                  model -> model.ref().registry(), TreeMap::new, Collectors.counting()));
    }
  }

  private static void print(String name, Object value) {
    System.out.println(name + '=' + value);
  }
}
