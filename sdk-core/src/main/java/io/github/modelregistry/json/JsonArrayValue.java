package io.github.modelregistry.json;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON array. */
final class JsonArrayValue extends JsonValue {

  private final List<JsonValue> elements;
  private final int depth;

  private JsonArrayValue(List<JsonValue> elements, int depth) {
    this.elements = elements;
    this.depth = depth;
  }

  /** Returns the array of these elements, each a JSON value, taking the Java array over. */
  static JsonValue over(@Nullable Object[] elements) {
    int inner = 0;
    for (Object element : elements) {
      JsonValue value = (JsonValue) Objects.requireNonNull(element, "element");
      inner = Math.max(inner, value.depth());
    }
    return new JsonArrayValue(FixedList.over(elements), depthAround(inner));
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
