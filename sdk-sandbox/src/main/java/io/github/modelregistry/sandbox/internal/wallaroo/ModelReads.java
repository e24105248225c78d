package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;
import static io.github.modelregistry.sandbox.internal.json.JsonFields.textOrNull;
import static io.github.modelregistry.sandbox.internal.wallaroo.Responses.longOrNull;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The routes that read models and versions. */
final class ModelReads {

  private final WallarooStore store;
  private final Clock clock;
  private boolean oldServer;
  private boolean advancesWhenRead = true;

  ModelReads(WallarooStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Sets whether the server is one of up to 2023.4: flat rows, and fewer routes. */
  void oldServer(boolean old) {
    oldServer = old;
  }

  /** Sets whether reading a version moves its conversion. */
  void advancesWhenRead(boolean advances) {
    advancesWhenRead = advances;
  }

  SandboxResponse list(JsonValue body) {
    Long id = longOrNull(body, "workspace_id");
    String name = textOrNull(body, "workspace_name");
    if (id == null && name == null) {
      return Responses.error(400, "Bad request: workspace_id or workspace_name must be given");
    }
    List<JsonValue> rows =
        store.visibleWorkspaces().stream()
            .filter(workspace -> id == null || workspace.id() == id)
            .filter(workspace -> name == null || workspace.name().equals(name))
            .flatMap(
                workspace ->
                    store
                        .models()
                        .filter(model -> model.workspaceId() == workspace.id())
                        .map(model -> oldServer ? model.flatRow() : nestedRow(model, workspace)))
            .toList();
    return Responses.ok("models", rows);
  }

  SandboxResponse listVersions(JsonValue body) {
    List<JsonValue> rows =
        store.versionRows(textOrNull(body, "model_id"), longOrNull(body, "models_pk_id"));
    return SandboxResponse.json(200, JsonValue.array(rows));
  }

  SandboxResponse listVersionsForModel(JsonValue body) {
    if (oldServer) {
      return noSuchRoute();
    }
    StoredWorkspace workspace = store.visibleWorkspace(field(body, "workspace_id").asLong());
    StoredModel model =
        workspace == null
            ? null
            : store.modelNamed(workspace.id(), field(body, "model_id").asString());
    return Responses.ok(
        "models",
        model == null ? List.of() : List.of(nestedRow(model, Objects.requireNonNull(workspace))));
  }

  SandboxResponse get(JsonValue body) {
    StoredModel model = store.model(field(body, "id").asLong());
    return model == null
        ? Responses.unknownModel()
        : SandboxResponse.json(200, model.withVersions(workspaceOf(model).row()));
  }

  SandboxResponse getById(JsonValue body) {
    StoredModel model = store.model(field(body, "id").asLong());
    return model == null ? Responses.unknownModel() : SandboxResponse.json(200, model.withConfig());
  }

  SandboxResponse getVersion(JsonValue body) {
    StoredVersion version = version(body);
    if (version == null) {
      return Responses.unknownModel();
    }
    JsonValue document = version.document();
    if (advancesWhenRead) {
      version.step(clock.instant());
    }
    return Responses.ok("model_version", document);
  }

  SandboxResponse getConfig(JsonValue body) {
    StoredVersion version = store.version(field(body, "model_id").asLong());
    return Responses.ok(
        "model_config", version == null ? JsonValue.ofNull() : version.configSummary());
  }

  SandboxResponse getUploadLogs(JsonValue body) {
    if (oldServer) {
      return noSuchRoute();
    }
    StoredVersion version = version(body);
    if (version == null) {
      return Responses.unknownModel();
    }
    List<String> lines = version.logs();
    Long wanted = longOrNull(body, "lines");
    long most = wanted == null ? lines.size() : Math.max(0, wanted);
    return Responses.ok("logs", lines.stream().limit(most).map(JsonValue::of).toList());
  }

  private @Nullable StoredVersion version(JsonValue body) {
    return store.version(field(body, "model_version_id").asLong());
  }

  private StoredWorkspace workspaceOf(StoredModel model) {
    return Objects.requireNonNull(store.workspace(model.workspaceId()));
  }

  private static JsonValue nestedRow(StoredModel model, StoredWorkspace workspace) {
    return model.nestedRow(workspace.row());
  }

  private static SandboxResponse noSuchRoute() {
    return Responses.error(404, "Not found: this server has no such route");
  }
}
