package io.github.modelregistry.json;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * What every generated model and every model or version of the facade can do: show itself as JSON.
 *
 * <p>An {@code ObjectMapper} of Jackson 2 or 3 without support for this SDK writes this JSON, too;
 * to read it back, register {@code model-registry-jackson} or {@code model-registry-jackson3}.
 */
public interface JsonModel {

  /**
   * Returns this value as compact JSON, with unknown fields, explicit nulls and every digit kept.
   *
   * <p>Never fails for a missing required field, unlike sending: a value that a server sent can
   * always be shown.
   */
  @com.fasterxml.jackson.annotation.JsonValue
  @JsonRawValue
  String toJson();

  /** Returns {@link #toJson()} as a tree. */
  default JsonValue toJsonValue() {
    return JsonValue.parse(toJson());
  }

  /**
   * Returns how many elements of its lists of objects are not objects. They are omitted from the
   * lists, and kept in {@link #toJson()}.
   */
  default int skippedElements() {
    return 0;
  }
}
