package io.github.modelregistry.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack on which lists and objects are collected until their size is known, so that each ends up
 * in arrays of exactly that size. One serves a whole document: inner collections lie on top of the
 * outer ones and are gone before those go on.
 */
final class Scratch {

  private @Nullable Object[] items = new Object[32];
  private int size;

  int size() {
    return size;
  }

  void push(@Nullable Object item) {
    if (size == items.length) {
      items = Arrays.copyOf(items, size * 2);
    }
    items[size++] = item;
  }

  /** Takes off everything above a size and returns it as an unmodifiable list. */
  // Only elements of that type were pushed, none of them null.
  @SuppressWarnings({"unchecked", "NullAway"})
  <T> List<T> popList(int base) {
    List<T> popped =
        switch (size - base) {
          case 0 -> List.of();
          case 1 -> List.of((T) items[base]);
          case 2 -> List.of((T) items[base], (T) items[base + 1]);
          default -> List.of((T[]) Arrays.copyOfRange(items, base, size));
        };
    drop(base);
    return popped;
  }

  /** Takes off everything above a size and returns it as an unmodifiable list with its nulls. */
  @SuppressWarnings("unchecked") // only elements of that type were pushed
  <T> List<@Nullable T> popNullableList(int base) {
    @Nullable T[] popped = (@Nullable T[]) Arrays.copyOfRange(items, base, size);
    drop(base);
    return Collections.unmodifiableList(Arrays.asList(popped));
  }

  /** Takes off names and values, each name below its value, and returns an unmodifiable map. */
  // Callers push a name, then a value, both non-null.
  @SuppressWarnings("NullAway")
  Map<String, JsonValue> popFields(int base, JsonTokens document) {
    if (size == base) {
      return Map.of();
    }
    if (size - base == 2) { // a quarter of the memory: a list may have very many of these
      Map<String, JsonValue> only = Map.of((String) items[base], (JsonValue) items[base + 1]);
      drop(base);
      return only;
    }
    Map<String, JsonValue> fields = new LinkedHashMap<>((size - base) * 2 / 3 + 1);
    for (int i = base; i < size; i += 2) {
      String name = (String) items[i];
      if (fields.put(name, (JsonValue) items[i + 1]) != null) {
        throw document.duplicate(name);
      }
    }
    drop(base);
    return Collections.unmodifiableMap(fields);
  }

  /** Reads the current value of a document as a tree. */
  // Recursive: the tokens refuse what is nested too deep.
  JsonValue tree(JsonTokens tokens) {
    return switch (tokens.kind()) {
      case OBJECT -> object(tokens);
      case ARRAY -> array(tokens);
      case STRING -> JsonScalar.string(String.valueOf(tokens.textOrNull()));
      case NUMBER -> JsonScalar.numeral(tokens.number());
      case BOOLEAN -> JsonValue.of(tokens.bool());
      case NULL -> JsonScalar.NULL;
    };
  }

  private JsonValue object(JsonTokens tokens) {
    tokens.begin();
    int base = size;
    for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
      JsonValue value = tree(tokens);
      push(name);
      push(value);
    }
    return JsonObjectValue.over(popFields(base, tokens));
  }

  private JsonValue array(JsonTokens tokens) {
    tokens.begin();
    int base = size;
    while (tokens.nextElement()) {
      push(tree(tokens));
    }
    return JsonArrayValue.over(popList(base));
  }

  private void drop(int base) {
    Arrays.fill(items, base, size, null);
    size = base;
  }
}
