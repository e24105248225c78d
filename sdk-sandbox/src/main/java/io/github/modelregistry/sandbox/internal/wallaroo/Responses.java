package io.github.modelregistry.sandbox.internal.wallaroo;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Responses in the platform's formats. */
final class Responses {

  private Responses() {}

  static SandboxResponse ok(String field, JsonValue value) {
    return SandboxResponse.json(200, new JsonFields().put(field, value).build());
  }

  static SandboxResponse ok(String field, List<JsonValue> values) {
    return ok(field, JsonValue.array(values));
  }

  /** Returns a success whose object has no fields. */
  static SandboxResponse done() {
    return SandboxResponse.json(200, new JsonFields().build());
  }

  static SandboxResponse error(int status, String message) {
    return SandboxResponse.json(
        status, new JsonFields().put("msg", message).put("code", status).build());
  }

  /** Returns the error for the id of a model or a version that does not exist. */
  static SandboxResponse unknownModel() {
    return error(400, "The provided model id was not found.");
  }

  static @Nullable Long longOrNull(JsonValue object, String name) {
    JsonValue value = object.get(name);
    return value == null || value.isNull() ? null : value.asLong();
  }
}
