package io.github.modelregistry.specs.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of the document with its JSON pointer.
 *
 * @param pointer where it stands
 * @param value a map, list, text, number, boolean or null
 */
record SpecNode(String pointer, @Nullable Object value) {

  /** Returns the field of an object; its value is null when there is none. */
  SpecNode at(String name) {
    Object field = value instanceof Map<?, ?> map ? map.get(name) : null;
    return new SpecNode(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), field);
  }

  boolean has(String name) {
    return value instanceof Map<?, ?> map && map.containsKey(name);
  }

  boolean isPresent() {
    return value != null;
  }

  boolean isMap() {
    return value instanceof Map;
  }

  boolean is(Object expected) {
    return expected.equals(value);
  }

  /** Returns the text, or an empty one where there is none. */
  String text() {
    return value instanceof String text ? text : "";
  }

  /** Returns the names of an object's fields. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (value instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> names.add(String.valueOf(key)));
    }
    return names;
  }

  /** Returns the fields of an object or the elements of an array. */
  List<SpecNode> children() {
    List<SpecNode> children = new ArrayList<>();
    if (value instanceof Map<?, ?>) {
      names().forEach(name -> children.add(at(name)));
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        children.add(new SpecNode(pointer + "/" + i, list.get(i)));
      }
    }
    return children;
  }

  /** Returns the last step of the pointer. */
  String name() {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
