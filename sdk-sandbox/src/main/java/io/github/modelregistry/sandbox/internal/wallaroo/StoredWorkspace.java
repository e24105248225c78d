package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A workspace and its users. */
final class StoredWorkspace {

  private final JsonValue row;
  private final Map<String, String> userTypes = new LinkedHashMap<>();

  /**
   * Creates a workspace.
   *
   * @param ownerId the id of its first user
   * @param row the workspace as the rows of models show it
   */
  StoredWorkspace(String ownerId, JsonValue row) {
    this.row = row;
    userTypes.put(ownerId, "OWNER");
  }

  long id() {
    return field(row, "id").asLong();
  }

  String name() {
    return field(row, "name").asString();
  }

  JsonValue row() {
    return row;
  }

  boolean has(String userId) {
    return userTypes.containsKey(userId);
  }

  void add(String userId) {
    userTypes.putIfAbsent(userId, "COLLABORATOR");
  }

  /** Removes a user; returns whether it was one. */
  boolean remove(String userId) {
    return userTypes.remove(userId) != null;
  }

  /** Returns the rows of the list of users. */
  List<JsonValue> userRows() {
    return userTypes.entrySet().stream()
        .map(
            user ->
                new JsonFields()
                    .put("user_id", user.getKey())
                    .put("user_type", user.getValue())
                    .build())
        .toList();
  }

  /** Returns the row of the list of workspaces, which also lists its content. */
  JsonValue listRow(List<Long> models) {
    return new JsonFields()
        .put("id", id())
        .put("name", name())
        .put("created_at", field(row, "created_at"))
        .put("created_by", field(row, "created_by"))
        .put("archived", field(row, "archived"))
        .put("models", JsonValue.array(models.stream().map(JsonValue::of).toList()))
        .put("pipelines", JsonValue.array(List.of()))
        .build();
  }
}
