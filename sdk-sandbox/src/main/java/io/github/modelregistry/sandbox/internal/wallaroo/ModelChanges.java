package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.util.ArrayList;
import java.util.List;

/** The routes that change or delete what was uploaded. */
final class ModelChanges {

  private final WallarooStore store;

  ModelChanges(WallarooStore store) {
    this.store = store;
  }

  SandboxResponse insertConfig(JsonValue body) {
    StoredVersion version = store.version(field(body, "model_version_id").asLong());
    return version == null
        ? Responses.unknownModel()
        : Responses.ok("model_config", version.configure(store.nextConfig(), body));
  }

  /** Deletes all or none. */
  SandboxResponse deleteVersions(JsonValue body) {
    List<StoredVersion> versions = new ArrayList<>();
    for (JsonValue uuid : field(body, "model_versions").elements()) {
      StoredVersion version = store.visibleVersion(uuid.asString());
      if (version == null) {
        return Responses.unknownModel();
      }
      versions.add(version);
    }
    return delete(body, versions, () -> store.models().forEach(model -> model.remove(versions)));
  }

  SandboxResponse deleteModel(JsonValue body) {
    long workspaceId = field(body, "workspace_id").asLong();
    StoredModel model = store.modelNamed(workspaceId, field(body, "model_id").asString());
    return model == null || store.visibleWorkspace(workspaceId) == null
        ? Responses.unknownModel()
        : delete(body, model.newestFirst(), () -> store.remove(model));
  }

  /** Deletes only what the caller confirms. */
  private static SandboxResponse delete(
      JsonValue body, List<StoredVersion> versions, Runnable deletion) {
    if (versions.stream().anyMatch(StoredVersion::isDeployed)) {
      return Responses.error(409, "Conflict: a deployed version cannot be deleted");
    }
    JsonValue confirmed = body.get("confirm_delete");
    if (confirmed != null && confirmed.asBoolean()) {
      deletion.run();
    }
    return Responses.done();
  }
}
