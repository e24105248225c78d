package io.github.modelregistry.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
final class JsonArrayValue extends JsonValue {

  private final List<JsonValue> elements;
  private final int depth;

  private JsonArrayValue(List<JsonValue> elements, int depth) {
    this.elements = elements;
    this.depth = depth;
  }

  /** Returns the array of these elements; the list must never change. */
  static JsonValue over(List<JsonValue> elements) {
    int inner = 0;
    for (JsonValue element : elements) {
      inner = Math.max(inner, element.depth());
    }
    return new JsonArrayValue(elements, depthAround(inner));
  }

  @Override
  public Kind kind() {
    return Kind.ARRAY;
  }

  @Override
  public List<JsonValue> elements() {
    return elements;
  }

  @Override
  public @Nullable JsonValue get(int index) {
    return index >= 0 && index < elements.size() ? elements.get(index) : null;
  }

  @Override
  int depth() {
    return depth;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonArrayValue that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }
}
