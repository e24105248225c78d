package io.github.modelregistry.sandbox.internal.wallaroo;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.time.Instant;
import java.util.List;

/** Creates new entries of the platform, all of them of its only user. */
final class NewEntries {

  private NewEntries() {}

  /** Returns a workspace that the user sees. */
  static StoredWorkspace workspace(long id, String name, Instant time) {
    return new StoredWorkspace(
        Keycloak.USER_ID,
        new JsonFields()
            .put("id", id)
            .put("name", name)
            .put("created_by", Keycloak.USERNAME)
            .put("archived", false)
            .put("created_at", PlatformTime.text(time))
            .putNull("group_id")
            .build());
  }

  /** Returns a model without versions. */
  static StoredModel model(long id, long workspaceId, String name, Instant time) {
    return new StoredModel(
        Keycloak.USER_ID,
        new JsonFields()
            .put("id", id)
            .put("name", name)
            .put("owner_id", "\"\"")
            .put("created_at", PlatformTime.text(time))
            .put("updated_at", PlatformTime.text(time))
            .put("workspace_id", workspaceId)
            .build(),
        List.of());
  }

  /** Returns a small ONNX file for the next version of a model; each has bytes of its own. */
  static Upload onnx(StoredModel model, Instant time) {
    String name = model.name();
    int number = model.newestFirst().size() + 1;
    JsonValue conversion =
        new JsonFields()
            .put("framework", "onnx")
            .put("python_version", "3.8")
            .put("requirements", JsonValue.array(List.of()))
            .build();
    JsonValue metadata =
        new JsonFields()
            .put("name", name)
            .put("visibility", "private")
            .put("workspace_id", model.workspaceId())
            .put("conversion", conversion)
            .build();
    Blob file = Blob.of(name + " " + number);
    return new Upload(metadata, name + ".onnx", file, time, false);
  }
}
