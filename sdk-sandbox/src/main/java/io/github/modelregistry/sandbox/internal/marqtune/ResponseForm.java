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

  /** Returns to the form without an envelope, with lists in objects. */
  void reset() {
    enveloped = false;
    payloadIsText = false;
    errorsInsideSuccesses = false;
    listsAreArrays = false;
    emptyListsAreNull = false;
  }

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

  /** Returns a list in the field of an object. */
  SandboxResponse list(String field, JsonValue items) {
    JsonValue list = emptyListsAreNull && items.elements().isEmpty() ? JsonValue.ofNull() : items;
    return respond(200, listsAreArrays ? list : new JsonFields().put(field, list).build());
  }

  /** Returns lines of a log: a bare array, but in the documented envelope the documented object. */
  SandboxResponse logs(JsonValue lines) {
    return enveloped ? list("logs", lines) : respond(200, lines);
  }

  /** Returns an object with one text, as most successes are. */
  SandboxResponse success(int status, String field, String value) {
    return respond(status, new JsonFields().put(field, value).build());
  }

  SandboxResponse error(int status, String message) {
    return success(status, "message", message);
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
