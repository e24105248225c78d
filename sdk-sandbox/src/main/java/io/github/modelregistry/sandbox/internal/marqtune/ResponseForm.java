package io.github.modelregistry.sandbox.internal.marqtune;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;

/** The form of the service's responses. A test can change it. */
final class ResponseForm {

  private boolean enveloped;
  private boolean payloadIsText;
  private boolean errorsInsideSuccesses;
  private boolean listsAreArrays;
  private boolean emptyListsAreNull;

  void enveloped(boolean asText) {
    enveloped = true;
    payloadIsText = asText;
  }

  void errorsInsideSuccesses() {
    enveloped = true;
    errorsInsideSuccesses = true;
  }

  void listsAreArrays() {
    listsAreArrays = true;
  }

  void emptyListsAreNull() {
    emptyListsAreNull = true;
  }

  /** Returns the payload of a list. */
  JsonValue list(JsonValue models) {
    JsonValue list = emptyListsAreNull && models.elements().isEmpty() ? JsonValue.ofNull() : models;
    return listsAreArrays ? list : new JsonFields().put("models", list).build();
  }

  /** Returns a response; a 401 and a 500 never have an envelope. */
  SandboxResponse respond(int status, JsonValue payload) {
    if (!enveloped || status == 401 || status == 500) {
      return SandboxResponse.json(status, payload);
    }
    JsonValue envelope =
        new JsonFields()
            .put("statusCode", status)
            .put("body", payloadIsText ? JsonValue.of(payload.toString()) : payload)
            .build();
    return SandboxResponse.json(errorsInsideSuccesses ? 200 : status, envelope);
  }
}
