package io.github.modelregistry.sandbox.internal.json;

import io.github.modelregistry.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a JSON object in the order of sending. */
public final class JsonFields {

  private final Map<String, JsonValue> fields = new LinkedHashMap<>();

  /** Adds a text, or an explicit null. */
  public JsonFields put(String name, @Nullable String value) {
    return put(name, value == null ? JsonValue.ofNull() : JsonValue.of(value));
  }

  /** Adds a number. */
  public JsonFields put(String name, long value) {
    return put(name, JsonValue.of(value));
  }

  /** Adds a boolean. */
  public JsonFields put(String name, boolean value) {
    return put(name, JsonValue.of(value));
  }

  /** Adds any value; null is the explicit null. */
  public JsonFields put(String name, @Nullable JsonValue value) {
    fields.put(name, value == null ? JsonValue.ofNull() : value);
    return this;
  }

  /** Adds an explicit null. */
  public JsonFields putNull(String name) {
    return put(name, JsonValue.ofNull());
  }

  /** Returns the object. */
  public JsonValue build() {
    return JsonValue.object(fields);
  }

  /**
   * Returns an object with the fields of another laid over it: objects are laid over objects, field
   * by field; everything else, null included, takes the place of what was there.
   */
  public static JsonValue overlay(JsonValue base, JsonValue over) {
    if (!base.isObject() || !over.isObject()) {
      return over;
    }
    Map<String, JsonValue> merged = new LinkedHashMap<>(base.fields());
    over.fields()
        .forEach(
            (name, value) -> {
              JsonValue below = merged.get(name);
              merged.put(name, below == null ? value : overlay(below, value));
            });
    return JsonValue.object(merged);
  }

  /**
   * Returns a field that must be there.
   *
   * @throws IllegalArgumentException when it is not, naming it
   */
  public static JsonValue field(JsonValue object, String name) {
    JsonValue value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the JSON lacks the field " + name);
    }
    return value;
  }

  /** Returns a text, or null when it is absent or null. */
  public static @Nullable String textOrNull(JsonValue object, String name) {
    JsonValue value = object.get(name);
    return value == null || value.isNull() ? null : value.asString();
  }
}
