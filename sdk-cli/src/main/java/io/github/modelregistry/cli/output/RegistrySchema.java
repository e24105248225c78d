package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.Capability;
import io.github.modelregistry.registry.ModelRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The output schema of registries. */
public final class RegistrySchema {

  private RegistrySchema() {}

  /** Returns the schema. */
  public static RowSchema<ModelRegistry> registries() {
    return new RowSchema<>(
        "registries",
        List.of("name", "vendor", "capabilities", "experimental"),
        RegistrySchema::fields,
        List.of(
            Column.whole("name", "NAME", ModelRegistry::name),
            Column.of("vendor", "VENDOR", ModelRegistry::vendor),
            Column.of(
                "capabilities",
                "CAPABILITIES",
                registry ->
                    registry.capabilities().stream()
                        .map(type -> shown(registry, type))
                        .sorted()
                        .collect(Collectors.joining(", ")))));
  }

  private static Map<String, JsonValue> fields(ModelRegistry registry) {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    fields.put("name", JsonValue.of(registry.name()));
    fields.put("vendor", JsonValue.of(registry.vendor()));
    fields.put("capabilities", names(registry, any -> true));
    fields.put("experimental", names(registry, registry::isExperimental));
    return fields;
  }

  private static String shown(ModelRegistry registry, Class<? extends Capability> type) {
    return type.getSimpleName() + (registry.isExperimental(type) ? " (experimental)" : "");
  }

  private static JsonValue names(
      ModelRegistry registry, Predicate<Class<? extends Capability>> chosen) {
    return JsonValue.array(
        registry.capabilities().stream()
            .filter(chosen)
            .map(Class::getSimpleName)
            .sorted()
            .map(JsonValue::of)
            .toList());
  }
}
