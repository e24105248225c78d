package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.json.JsonValue;

/**
 * A declared parameter.
 *
 * @param name its name
 * @param in where it is: {@code path}, {@code query} or {@code header}
 * @param required whether it must come
 * @param schema what its value must look like
 */
public record SpecParameter(String name, String in, boolean required, JsonValue schema) {

  static SpecParameter read(JsonValue parameter) {
    JsonValue required = parameter.get("required");
    JsonValue schema = parameter.get("schema");
    if (schema == null) {
      throw new IllegalStateException("a parameter of the specification has no schema");
    }
    return new SpecParameter(
        ApiSpec.text(parameter, "name"),
        ApiSpec.text(parameter, "in"),
        required != null && required.asBoolean(),
        schema);
  }
}
