package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.List;

/**
 * A workspace.
 *
 * @param visible whether the caller is one of its users
 * @param row the workspace as the rows of models show it
 */
record StoredWorkspace(boolean visible, JsonValue row) {

  long id() {
    return field(row, "id").asLong();
  }

  String name() {
    return field(row, "name").asString();
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
