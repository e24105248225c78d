package io.github.modelregistry.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON object. */
final class JsonObjectValue extends JsonValue {

  private final Map<String, JsonValue> fields;
  private final int depth;

  private JsonObjectValue(Map<String, JsonValue> fields, int depth) {
    this.fields = fields;
    this.depth = depth;
  }

  /** Returns the object of these fields; the map must never change. */
  static JsonValue over(Map<String, JsonValue> fields) {
    int inner = 0;
    for (JsonValue value : fields.values()) {
      inner = Math.max(inner, value.depth());
    }
    return new JsonObjectValue(fields, depthAround(inner));
  }

  static JsonValue copyOf(Map<String, ? extends JsonValue> fields) {
    Map<String, JsonValue> copy = new LinkedHashMap<>();
    fields.forEach(
        (name, value) ->
            copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, name)));
    return over(Collections.unmodifiableMap(copy));
  }

  @Override
  public Kind kind() {
    return Kind.OBJECT;
  }

  @Override
  public Map<String, JsonValue> fields() {
    return fields;
  }

  @Override
  public @Nullable JsonValue get(String name) {
    return fields.get(name);
  }

  @Override
  int depth() {
    return depth;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObjectValue that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }
}
