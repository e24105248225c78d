package io.github.modelregistry.contract;

import io.github.modelregistry.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document with one of its values taken away or replaced by one of another type. */
final class Mutation {

  private static final List<JsonValue> REPLACEMENTS =
      List.of(
          JsonValue.ofNull(),
          JsonValue.of("another type"),
          JsonValue.of(7),
          JsonValue.number("1.5"),
          JsonValue.parse("NaN"),
          JsonValue.of(true),
          JsonValue.array(List.of()),
          JsonValue.parse("[[null,1.50],\"a\"]"),
          JsonValue.object(Map.of()),
          JsonValue.parse("{\"another\":{\"type\":[1.50,null]}}"));

  private final List<Object> path;
  private final @Nullable JsonValue replacement;
  private final JsonValue document;

  private Mutation(List<Object> path, @Nullable JsonValue replacement, JsonValue document) {
    this.path = path;
    this.replacement = replacement;
    this.document = document;
  }

  /** Returns all mutations of a document: of each of its values, to absence and to all types. */
  static List<Mutation> of(JsonValue document) {
    List<List<Object>> paths = new ArrayList<>();
    addPaths(document, List.of(), paths);
    List<Mutation> mutations = new ArrayList<>();
    for (List<Object> path : paths) {
      JsonValue original = document.at(path.toArray());
      if (!path.isEmpty()) {
        mutations.add(new Mutation(path, null, replaced(document, path, 0, null)));
      }
      for (JsonValue replacement : REPLACEMENTS) {
        boolean other = replacement.kind() != (original == null ? null : original.kind());
        if (other
            || (replacement.kind() == JsonValue.Kind.NUMBER && !replacement.equals(original))) {
          mutations.add(new Mutation(path, replacement, replaced(document, path, 0, replacement)));
        }
      }
    }
    return mutations;
  }

  /** Returns a value with the part at a path replaced, or removed for null. */
  static JsonValue replaced(
      JsonValue value, List<Object> path, int depth, @Nullable JsonValue replacement) {
    Object step = path.isEmpty() ? "" : path.get(Math.min(depth, path.size() - 1));
    if (depth == path.size()) {
      return replacement == null ? JsonValue.ofNull() : replacement;
    }
    boolean takenAway = replacement == null && depth == path.size() - 1;
    if (step instanceof Integer index) {
      List<JsonValue> elements = new ArrayList<>(value.elements());
      if (takenAway) {
        elements.remove((int) index);
      } else {
        elements.set(index, replaced(elements.get(index), path, depth + 1, replacement));
      }
      return JsonValue.array(elements);
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>(value.fields());
    String name = (String) step;
    if (takenAway) {
      fields.remove(name);
    } else {
      JsonValue field = fields.getOrDefault(name, JsonValue.ofNull());
      fields.put(name, replaced(field, path, depth + 1, replacement));
    }
    return JsonValue.object(fields);
  }

  private static void addPaths(JsonValue value, List<Object> path, List<List<Object>> paths) {
    paths.add(path);
    if (value.isObject()) {
      value.fields().forEach((name, field) -> addPaths(field, with(path, name), paths));
    } else if (value.kind() == JsonValue.Kind.ARRAY) {
      for (int i = 0; i < value.elements().size(); i++) {
        addPaths(value.elements().get(i), with(path, i), paths);
      }
    }
  }

  private static List<Object> with(List<Object> path, Object step) {
    List<Object> longer = new ArrayList<>(path);
    longer.add(step);
    return List.copyOf(longer);
  }

  List<Object> path() {
    return path;
  }

  /** Returns the value there now, or null when it was removed. */
  @Nullable JsonValue replacement() {
    return replacement;
  }

  JsonValue document() {
    return document;
  }

  @Override
  public String toString() {
    return path + " " + (replacement == null ? "absent" : "= " + replacement);
  }
}
