package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Workspaces, models and versions, with separate ids for models, versions and configurations. */
final class WallarooStore {

  private static final String START = "wallaroo-start";

  private final Map<Long, StoredWorkspace> workspaces = new LinkedHashMap<>();
  private final Map<Long, StoredModel> models = new LinkedHashMap<>();
  private long nextWorkspace = 113;
  private long nextModel = 1221;
  private long nextVersion = 1219;
  private long nextConfig = 1792;

  /**
   * Creates a store.
   *
   * @param empty whether to omit the models; the workspaces exist in any case
   */
  WallarooStore(boolean empty) {
    JsonValue start = JsonResource.read(START);
    for (JsonValue entry : field(start, "workspaces").elements()) {
      StoredWorkspace workspace =
          new StoredWorkspace(field(entry, "owner").asString(), field(entry, "row"));
      add(workspace);
    }
    for (JsonValue entry : empty ? List.<JsonValue>of() : field(start, "models").elements()) {
      List<StoredVersion> versions =
          field(entry, "model_versions").elements().stream().map(StoredVersion::resting).toList();
      add(new StoredModel(field(entry, "owner").asString(), field(entry, "model"), versions));
    }
  }

  void add(StoredWorkspace workspace) {
    workspaces.put(workspace.id(), workspace);
  }

  void add(StoredModel model) {
    models.put(model.id(), model);
  }

  void remove(StoredModel model) {
    models.remove(model.id());
  }

  long nextWorkspace() {
    return nextWorkspace++;
  }

  long nextModel() {
    return nextModel++;
  }

  long nextVersion() {
    return nextVersion++;
  }

  long nextConfig() {
    return nextConfig++;
  }

  Stream<StoredModel> models() {
    return models.values().stream();
  }

  @Nullable StoredModel model(long id) {
    return models.get(id);
  }

  @Nullable StoredModel modelNamed(long workspaceId, String name) {
    return models()
        .filter(model -> model.workspaceId() == workspaceId && model.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Nullable StoredVersion version(long id) {
    return models()
        .flatMap(model -> model.newestFirst().stream())
        .filter(version -> version.id() == id)
        .findFirst()
        .orElse(null);
  }

  /** Returns the version with a UUID when the caller may see its workspace. */
  @Nullable StoredVersion visibleVersion(String uuid) {
    return models()
        .filter(model -> visibleWorkspace(model.workspaceId()) != null)
        .flatMap(model -> model.newestFirst().stream())
        .filter(version -> version.uuid().equals(uuid))
        .findFirst()
        .orElse(null);
  }

  @Nullable StoredWorkspace workspace(long id) {
    return workspaces.get(id);
  }

  /** Returns the workspace when the caller may see it. */
  @Nullable StoredWorkspace visibleWorkspace(long id) {
    StoredWorkspace workspace = workspaces.get(id);
    return workspace != null && workspace.has(Keycloak.USER_ID) ? workspace : null;
  }

  List<StoredWorkspace> visibleWorkspaces() {
    return workspaces.values().stream()
        .filter(workspace -> workspace.has(Keycloak.USER_ID))
        .toList();
  }

  List<Long> modelsIn(StoredWorkspace workspace) {
    return models()
        .filter(model -> model.workspaceId() == workspace.id())
        .map(StoredModel::id)
        .toList();
  }

  /**
   * Returns the rows of all versions whose model has the name or the id, whoever owns it: first the
   * models of that name, then the one of that id, newest versions first.
   */
  List<JsonValue> versionRows(@Nullable String name, @Nullable Long modelId) {
    Predicate<StoredModel> named = model -> model.name().equals(name);
    List<StoredModel> matching = new ArrayList<>(models().filter(named).toList());
    models()
        .filter(model -> modelId != null && model.id() == modelId)
        .filter(named.negate())
        .forEach(matching::add);
    return matching.stream()
        .flatMap(model -> model.newestFirst().stream().map(version -> version.row(model)))
        .toList();
  }
}
