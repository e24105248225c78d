package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a tree that is in memory already. */
final class TreeTokens extends JsonTokens {

  private final String root;
  private final Deque<Level> levels = new ArrayDeque<>();
  private JsonValue current;

  /** One object or array that was begun. */
  private static final class Level {
    final JsonValue container;
    final Iterator<Map.Entry<String, JsonValue>> fields;
    final Iterator<JsonValue> elements;
    String step = "";
    String name = "";
    int index = -1;

    Level(JsonValue container) {
      boolean isObject = container.isObject();
      this.container = container;
      this.fields =
          isObject ? container.fields().entrySet().iterator() : Collections.emptyIterator();
      this.elements = isObject ? Collections.emptyIterator() : container.elements().iterator();
    }
  }

  /**
   * Creates the pieces of a value.
   *
   * @param root the path of the value, {@code $} when it is a document of its own
   */
  TreeTokens(JsonValue value, String root) {
    this.root = root;
    this.current = value;
  }

  @Override
  JsonValue.Kind kind() {
    return current.kind();
  }

  @Override
  boolean isNull() {
    return current.isNull();
  }

  @Override
  void begin() {
    levels.push(new Level(current));
  }

  @Override
  boolean nextElement() {
    Level level = levels.element();
    if (!level.elements.hasNext()) {
      end();
      return false;
    }
    current = level.elements.next();
    level.index++;
    level.step = "[" + level.index + "]";
    return true;
  }

  @Override
  @Nullable String nextName() {
    Level level = levels.element();
    if (!level.fields.hasNext()) {
      end();
      return null;
    }
    Map.Entry<String, JsonValue> field = level.fields.next();
    level.name = field.getKey();
    level.step = "." + level.name;
    current = field.getValue();
    return level.name;
  }

  @Override
  int nextField(ObjectShape shape, int guess) {
    String name = nextName();
    return name == null ? END_OF_OBJECT : Math.max(UNKNOWN_FIELD, shape.indexOf(name));
  }

  @Override
  String name() {
    return levels.element().name;
  }

  @Override
  @Nullable String textOrNull() {
    return current.kind() == JsonValue.Kind.STRING ? current.asString() : null;
  }

  @Override
  String number() {
    return current.numberText();
  }

  @Override
  boolean bool() {
    return current.asBoolean();
  }

  @Override
  @Nullable String peekField(String name) {
    JsonValue field = current.get(name);
    return field != null && field.kind() == JsonValue.Kind.STRING ? field.asString() : null;
  }

  @Override
  boolean needsTree() {
    return false;
  }

  @Override
  String path() {
    StringBuilder path = new StringBuilder(root);
    levels.descendingIterator().forEachRemaining(level -> path.append(level.step));
    return path.toString();
  }

  @Override
  DecodingException failure(String path, String detail) {
    return new DecodingException(path, detail);
  }

  private void end() {
    current = levels.pop().container;
  }
}
