package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;
import static io.github.modelregistry.sandbox.internal.json.JsonFields.textOrNull;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The routes of workspaces and their users. */
final class WorkspaceOperations {

  private final WallarooStore store;
  private final Clock clock;

  WorkspaceOperations(WallarooStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  SandboxResponse list(JsonValue body) {
    String user = textOrNull(body, "user_id");
    return Responses.ok(
        "workspaces",
        store.visibleWorkspaces().stream()
            .filter(workspace -> user == null || workspace.has(user))
            .map(workspace -> workspace.listRow(store.modelsIn(workspace)))
            .toList());
  }

  SandboxResponse create(JsonValue body) {
    return Responses.ok(
        "workspace_id", JsonValue.of(create(field(body, "workspace_name").asString())));
  }

  /** Creates a workspace of the caller and returns its id. */
  long create(String name) {
    StoredWorkspace workspace = NewEntries.workspace(store.nextWorkspace(), name, clock.instant());
    store.add(workspace);
    return workspace.id();
  }

  SandboxResponse addUser(JsonValue body) {
    StoredWorkspace workspace = visible(body);
    if (workspace == null) {
      return unknownWorkspace();
    }
    workspace.add(Users.idOf(field(body, "email").asString()));
    return Responses.done();
  }

  SandboxResponse listUsers(JsonValue body) {
    StoredWorkspace workspace = visible(body);
    return workspace == null ? unknownWorkspace() : Responses.ok("users", workspace.userRows());
  }

  SandboxResponse removeUser(JsonValue body) {
    String email = textOrNull(body, "email");
    String user = email == null ? textOrNull(body, "user_id") : Users.idOf(email);
    if (user == null) {
      return Responses.error(400, "Bad request: user_id or email must be given");
    }
    StoredWorkspace workspace = visible(body);
    boolean removed = workspace != null && workspace.remove(user);
    return SandboxResponse.json(
        200, new JsonFields().put("affected_rows", removed ? 1 : 0).build());
  }

  private @Nullable StoredWorkspace visible(JsonValue body) {
    return store.visibleWorkspace(field(body, "workspace_id").asLong());
  }

  private static SandboxResponse unknownWorkspace() {
    return Responses.error(400, "Bad request: there is no such workspace");
  }
}
