package io.github.modelregistry.sandbox.internal.pieces;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The counts of how much something is used. */
final class Scores {

  private static final JsonValue NONE =
      new JsonFields().put("manual", 0).put("automatic", 0).build();

  private Scores() {}

  /**
   * Returns a score with one more in each count whose flag is true. The required counts are not
   * changed by any flag.
   */
  static JsonValue plus(@Nullable JsonValue score, JsonValue flags) {
    JsonValue before = score == null ? NONE : score;
    JsonFields after = new JsonFields();
    for (Map.Entry<String, JsonValue> flag : flags.fields().entrySet()) {
      if (flag.getValue().equals(JsonValue.of(true))) {
        JsonValue count = before.get(flag.getKey());
        after.put(flag.getKey(), 1 + (count == null ? 0 : count.asLong()));
      }
    }
    return JsonFields.overlay(before, after.build());
  }
}
