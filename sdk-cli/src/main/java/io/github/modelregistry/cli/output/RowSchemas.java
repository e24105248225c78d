package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output schemas of models and versions. Names and order of the JSON fields are defined in the
 * core.
 */
public final class RowSchemas {

  private RowSchemas() {}

  /** Returns the schema of a model. */
  public static RowSchema<RegisteredModel> models() {
    return new RowSchema<>(
        "models",
        RegisteredModel.jsonFieldNames(),
        RegisteredModel::jsonFields,
        listColumns().stream()
            .map(column -> column.of((RegisteredModel model) -> ListedModel.of(model, null)))
            .toList());
  }

  /**
   * Returns the schema of the rows of a list.
   *
   * @param withVersions whether models have their versions
   * @param full whether models include the vendor's JSON
   */
  public static RowSchema<ListedModel> list(boolean withVersions, boolean full) {
    RowSchema<ListedModel> schema =
        new RowSchema<>(
            "models",
            RegisteredModel.jsonFieldNames(),
            row -> row.version() == null ? row.model().jsonFields() : row.version().jsonFields(),
            listColumns());
    if (withVersions) {
      schema = schema.with("versions", row -> versions(row.versions()));
    }
    return full ? schema.with("raw", row -> raw(row.model().rawJson())) : schema;
  }

  /** Returns the schema of versions. */
  public static RowSchema<ModelVersion> versions() {
    return new RowSchema<>(
        "versions",
        ModelVersion.jsonFieldNames(),
        ModelVersion::jsonFields,
        List.of(
            Column.whole("ref", "REF", version -> version.ref().toString()),
            Column.of("name", "NAME", ModelVersion::name),
            Column.of("status", "STATUS", version -> version.status().name()),
            Column.of("createdAt", "CREATED", version -> CellFormat.time(version.createdAt())),
            Column.of("createdBy", "BY", ModelVersion::createdBy),
            Column.of("framework", "FRAMEWORK", ModelVersion::framework),
            Column.of("sizeBytes", "SIZE", version -> CellFormat.size(version.sizeBytes()))));
  }

  /** Returns the vendor's JSON, with the digits of its numbers. */
  static JsonValue raw(@Nullable String json) {
    return json == null ? JsonValue.ofNull() : JsonValue.parse(json);
  }

  private static JsonValue versions(@Nullable List<ModelVersion> versions) {
    return versions == null
        ? JsonValue.ofNull()
        : JsonValue.array(versions.stream().map(versions()::json).toList());
  }

  /** Most important columns first: a narrow terminal shows only these. */
  private static List<Column<ListedModel>> listColumns() {
    return List.of(
        Column.whole("ref", "REF", RowSchemas::ref),
        column("name", "NAME", RegisteredModel::name, ModelVersion::name),
        column("status", "STATUS", m -> m.status().name(), v -> v.status().name()),
        column("latestVersion", "VERSION", RegisteredModel::latestVersion, ModelVersion::version),
        column(
            "updatedAt",
            "UPDATED",
            m -> CellFormat.time(m.updatedAt()),
            v -> CellFormat.time(v.createdAt())),
        column("framework", "FRAMEWORK", RegisteredModel::framework, ModelVersion::framework),
        column(
            "sizeBytes",
            "SIZE",
            m -> CellFormat.size(m.sizeBytes()),
            v -> CellFormat.size(v.sizeBytes())),
        column("namespace", "NAMESPACE", RegisteredModel::namespace, v -> null));
  }

  private static String ref(ListedModel row) {
    return row.version() == null ? row.model().ref().toString() : "  " + row.version().ref();
  }

  private interface Text<T> {
    @Nullable String of(T item);
  }

  private static Column<ListedModel> column(
      String field, String title, Text<RegisteredModel> ofModel, Text<ModelVersion> ofVersion) {
    return Column.of(
        field,
        title,
        row -> row.version() == null ? ofModel.of(row.model()) : ofVersion.of(row.version()));
  }
}
