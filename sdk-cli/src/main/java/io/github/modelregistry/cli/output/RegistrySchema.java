package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The output schema of registries. */
public final class RegistrySchema {

  private RegistrySchema() {}

  /** Returns the schema. */
  public static RowSchema<ModelRegistry> registries() {
    return new RowSchema<>(
        "registries",
        List.of("name", "vendor", "capabilities"),
        RegistrySchema::fields,
        List.of(
            Column.whole("name", "NAME", ModelRegistry::name),
            Column.of("vendor", "VENDOR", ModelRegistry::vendor),
            Column.of(
                "capabilities",
                "CAPABILITIES",
                registry -> String.join(", ", capabilities(registry)))));
  }

  private static Map<String, JsonValue> fields(ModelRegistry registry) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("name", JsonValue.of(registry.name()));
    fields.put("vendor", JsonValue.of(registry.vendor()));
    fields.put(
        "capabilities",
        JsonValue.array(capabilities(registry).stream().map(JsonValue::of).toList()));
    return fields;
  }

  private static List<String> capabilities(ModelRegistry registry) {
    return registry.capabilities().stream().map(Class::getSimpleName).sorted().toList();
  }
}
