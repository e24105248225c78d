package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.ModelRegistry;
import java.util.List;

/** How registries are printed. */
public final class RegistrySheet {

  private RegistrySheet() {}

  /** Returns how registries are printed. */
  public static Sheet<ModelRegistry> registries() {
    return new Sheet<>(
        "registries",
        List.of(
            Field.text("name", ModelRegistry::name),
            Field.text("vendor", ModelRegistry::vendor),
            Field.texts("capabilities", RegistrySheet::capabilities)),
        List.of(
            Column.whole("NAME", ModelRegistry::name),
            Column.of("VENDOR", ModelRegistry::vendor),
            Column.of("CAPABILITIES", registry -> String.join(", ", capabilities(registry)))));
  }

  private static List<String> capabilities(ModelRegistry registry) {
    return registry.capabilities().stream().map(Class::getSimpleName).sorted().toList();
  }
}
