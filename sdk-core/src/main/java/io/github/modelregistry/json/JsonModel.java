package io.github.modelregistry.json;

/** What every generated model can do: show itself as the JSON it came from or would be sent as. */
public interface JsonModel {

  /**
   * Returns this value as compact JSON, with unknown fields, explicit nulls and every digit kept.
   *
   * <p>Never fails for a missing required field, unlike sending: a value that a server sent can
   * always be shown.
   */
  String toJson();

  /** Returns {@link #toJson()} as a tree. */
  default JsonValue toJsonValue() {
    return JsonValue.parse(toJson());
  }
}
