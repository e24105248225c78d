package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model with its versions. */
final class StoredModel {

  private final String owner;
  private final List<StoredVersion> newestFirst;
  private JsonValue document;
  private @Nullable JsonValue overlay;

  /**
   * Creates a model.
   *
   * @param owner the Keycloak id of its owner, which only the rows of versions contain
   * @param document the model as a list shows it
   */
  StoredModel(String owner, JsonValue document, List<StoredVersion> newestFirst) {
    this.owner = owner;
    this.document = document;
    this.newestFirst = new ArrayList<>(newestFirst);
  }

  long id() {
    return field(document, "id").asLong();
  }

  String name() {
    return field(document, "name").asString();
  }

  long workspaceId() {
    return field(document, "workspace_id").asLong();
  }

  String owner() {
    return owner;
  }

  List<StoredVersion> newestFirst() {
    return newestFirst;
  }

  void add(StoredVersion version, String time) {
    newestFirst.add(0, version);
    document = JsonFields.overlay(document, new JsonFields().put("updated_at", time).build());
  }

  void remove(List<StoredVersion> versions) {
    newestFirst.removeAll(versions);
  }

  void overlay(JsonValue over) {
    overlay = overlay == null ? over : JsonFields.overlay(overlay, over);
  }

  /** Returns the row of a list as servers from 2024.1 on send it. */
  JsonValue nestedRow(JsonValue workspace) {
    JsonValue versions =
        JsonValue.array(newestFirst.stream().map(StoredVersion::document).toList());
    return overlaid(
        new JsonFields()
            .put("model", document)
            .put("model_versions", versions)
            .put("workspace", workspace)
            .build());
  }

  /** Returns the row of a list as servers up to 2023.4 sent it. */
  JsonValue flatRow() {
    return overlaid(flatFields().build());
  }

  /** Returns the model with short rows of its versions, which have no status. */
  JsonValue withVersions(JsonValue workspace) {
    return flatFields()
        .put(
            "models",
            JsonValue.array(newestFirst.stream().map(version -> version.shortRow(this)).toList()))
        .put("workspace", workspace)
        .build();
  }

  /** Returns the model with the short configuration of its newest version. */
  JsonValue withConfig() {
    return flatFields()
        .put("workspace_id", workspaceId())
        .put("model_config", newestFirst.isEmpty() ? null : newestFirst.get(0).configSummary())
        .build();
  }

  private JsonFields flatFields() {
    JsonFields row = new JsonFields();
    for (String name : List.of("id", "name", "owner_id", "created_at", "updated_at")) {
      row.put(name, document.get(name));
    }
    return row;
  }

  private JsonValue overlaid(JsonValue row) {
    return overlay == null ? row : JsonFields.overlay(row, overlay);
  }
}
