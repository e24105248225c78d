package io.github.modelregistry.sandbox.internal.pieces;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;

/** The state of Ollama: at first a release that is too old, which the user installed. */
final class OllamaRuntime {

  /** The path of the socket, and its topic. */
  static final String STREAM = "/ollama/status/stream";

  private JsonValue status =
      JsonValue.parse(
          "{\"installation\":{\"version\":\"0.5.7\",\"status\":\"COMPLETED\",\"userManaged\":true},"
              + "\"installing\":null,\"updating\":null,"
              + "\"updateRequired\":{\"version\":\"0.6.2\"},"
              + "\"recommendation\":{\"inference\":true}}");

  JsonValue status() {
    return status;
  }

  /** Merges JSON into the state. */
  void patch(JsonValue over) {
    status = JsonFields.overlay(status, over);
  }
}
