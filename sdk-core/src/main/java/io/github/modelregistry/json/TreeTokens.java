package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pieces of a value that is in memory already. */
final class TreeTokens extends JsonTokens {

  private final String root;
  private final Deque<Level> levels = new ArrayDeque<>();
  private @Nullable JsonValue next;

  /** One object or array that was begun. */
  private static final class Level {
    final @Nullable Iterator<Map.Entry<String, JsonValue>> fields;
    final @Nullable Iterator<JsonValue> elements;
    @Nullable String name;
    int index = -1;

    Level(JsonValue container) {
      boolean isObject = container.isObject();
      this.fields = isObject ? container.fields().entrySet().iterator() : null;
      this.elements = isObject ? null : container.elements().iterator();
    }

    String step() {
      return name == null ? "[" + index + "]" : "." + name;
    }
  }

  /**
   * Creates the pieces of a value.
   *
   * @param root where the value lies, {@code $} when it is a document of its own
   */
  TreeTokens(JsonValue value, String root) {
    this.root = root;
    this.next = value;
  }

  /** Tells whether the value has been read to its end. */
  boolean isFinished() {
    return levels.isEmpty() && next == null;
  }

  @Override
  JsonValue.Kind peekKind() {
    return peek().kind();
  }

  @Override
  boolean nextIs(JsonValue.Kind kind) {
    return peek().kind() == kind;
  }

  @Override
  void beginObject() {
    levels.push(new Level(take()));
  }

  @Override
  void endObject() {
    levels.pop();
  }

  @Override
  void beginArray() {
    levels.push(new Level(take()));
  }

  @Override
  void endArray() {
    levels.pop();
  }

  @Override
  boolean hasNext() {
    Level level = levels.element();
    return level.fields != null
        ? level.fields.hasNext()
        : next != null || (level.elements != null && level.elements.hasNext());
  }

  @Override
  String nextName() {
    Level level = levels.element();
    Map.Entry<String, JsonValue> field = Objects.requireNonNull(level.fields).next();
    level.name = field.getKey();
    next = field.getValue();
    return field.getKey();
  }

  @Override
  String nextString() {
    return take().asString();
  }

  @Override
  String nextNumber() {
    return take().numberText();
  }

  @Override
  boolean nextBoolean() {
    return take().asBoolean();
  }

  @Override
  void nextNull() {
    take();
  }

  @Override
  @Nullable String peekField(String name) {
    JsonValue field = peek().get(name);
    return field != null && field.kind() == JsonValue.Kind.STRING ? field.asString() : null;
  }

  @Override
  boolean needsTree() {
    return false;
  }

  @Override
  String path() {
    StringBuilder path = new StringBuilder(root);
    levels.descendingIterator().forEachRemaining(level -> path.append(level.step()));
    return path.toString();
  }

  @Override
  String previousPath() {
    return path(); // a level moves on only when the next value is looked at
  }

  @Override
  DecodingException failure(String path, String detail) {
    return new DecodingException(path, detail);
  }

  private JsonValue peek() {
    Level level = levels.peek();
    if (next == null && level != null && level.elements != null) {
      next = level.elements.next();
      level.index++;
    }
    if (next == null) {
      throw new IllegalStateException("no value comes next: a codec read too much");
    }
    return next;
  }

  private JsonValue take() {
    JsonValue taken = peek();
    next = null;
    return taken;
  }
}
