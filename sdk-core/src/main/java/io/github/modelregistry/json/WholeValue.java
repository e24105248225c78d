package io.github.modelregistry.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Restores the original list or map when a value in it turns out not to be of its type: what was
 * read before is written as it was read, what follows is read as it is.
 */
final class WholeValue {

  private final JsonTokens tokens;
  private final Scratch scratch;
  private final Map<Long, String> verbatim;
  private final int field;
  private final int firstOrdinal;

  /**
   * Creates an instance for one list or map.
   *
   * @param frame the object that holds the list or map
   * @param firstOrdinal how many scalars of its field come before the list or map
   */
  WholeValue(JsonTokens tokens, Scratch scratch, ReadFrame frame, int firstOrdinal) {
    this.tokens = tokens;
    this.scratch = scratch;
    this.verbatim = frame.verbatim();
    this.field = frame.field;
    this.firstOrdinal = firstOrdinal;
  }

  <T> JsonValue array(List<@Nullable T> before, JsonCodec<T> elements, JsonValue next) {
    List<JsonValue> all = new ArrayList<>(asRead(before, elements.nullableList()).elements());
    all.add(next);
    while (tokens.nextElement()) {
      all.add(scratch.tree(tokens));
    }
    return JsonValue.array(all);
  }

  <T> JsonValue object(
      Map<String, @Nullable T> before, JsonCodec<T> values, String nextName, JsonValue next) {
    Map<String, JsonValue> all = new LinkedHashMap<>(asRead(before, values.nullableMap()).fields());
    all.put(nextName, next);
    for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
      if (all.put(name, scratch.tree(tokens)) != null) {
        throw tokens.duplicate(name);
      }
    }
    return JsonValue.object(all);
  }

  private <V> JsonValue asRead(V value, JsonCodec<V> codec) {
    return JsonValue.parse(JsonOutput.asRead(value, codec, verbatim, field, firstOrdinal));
  }
}
