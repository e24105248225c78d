package io.github.modelregistry.consumers.modules;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.Map;

/** Prints the models of a TrueFoundry tenant, and which modules found them. */
public final class Inventory {
  private Inventory() {}

  /**
   * Runs the program.
   *
   * @param arguments the tenant's URL and an API key
   */
  public static void main(String[] arguments) {
    Settings settings = Settings.of(Map.of("TFY_HOST", arguments[0], "TFY_API_KEY", arguments[1]));
    try (ModelRegistries registries = ModelRegistries.fromSettings(settings)) {
      registries
          .all()
          .forEach(registry -> System.out.println("driver " + registry.getClass().getModule()));
      registries.models().forEach(model -> System.out.println("model " + model.ref()));
    }
    System.out.println("vendors " + InstalledDrivers.load().capabilities().names());
    System.out.println("core " + ModelRegistries.class.getModule());
  }
}
