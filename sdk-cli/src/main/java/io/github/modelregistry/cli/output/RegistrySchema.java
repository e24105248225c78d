package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.ModelRegistry;
import java.util.List;

/** How registries are printed. */
public final class RegistrySchema {

  private RegistrySchema() {}

  /** Returns how registries are printed. */
  public static RowSchema<ModelRegistry> registries() {
    return new RowSchema<>(
        "registries",
        List.of(
            Field.text("name", ModelRegistry::name),
            Field.text("vendor", ModelRegistry::vendor),
            Field.texts("capabilities", RegistrySchema::capabilities)),
        List.of(
            Column.whole("NAME", ModelRegistry::name),
            Column.of("VENDOR", ModelRegistry::vendor),
            Column.of("CAPABILITIES", registry -> String.join(", ", capabilities(registry)))));
  }

  private static List<String> capabilities(ModelRegistry registry) {
    return registry.capabilities().stream().map(Class::getSimpleName).sorted().toList();
  }
}
