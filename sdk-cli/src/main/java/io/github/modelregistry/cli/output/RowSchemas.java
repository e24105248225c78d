package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Instant;
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
        "models", RegisteredModel.jsonFieldNames(), RegisteredModel::jsonFields, List.of());
  }

  /**
   * Returns the schema of the rows of a list.
   *
   * @param withVersions whether models include their versions
   * @param full whether models include the vendor's JSON
   */
  public static RowSchema<ListedModel> list(boolean withVersions, boolean full) {
    RowSchema<ListedModel> schema = models().within(ListedModel::model, listColumns());
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
            Column.whole("REF", version -> version.ref().toString()),
            Column.of("NAME", ModelVersion::name),
            Column.of("STATUS", version -> version.status().name()),
            Column.of("CREATED", version -> CellFormat.time(version.createdAt())),
            Column.of("BY", ModelVersion::createdBy),
            Column.of("FRAMEWORK", ModelVersion::framework),
            Column.of("SIZE", version -> CellFormat.size(version.sizeBytes()))));
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
        column(true, "REF", m -> m.ref().toString(), v -> "  " + v.ref()),
        column(false, "NAME", RegisteredModel::name, ModelVersion::name),
        column(false, "STATUS", m -> m.status().name(), v -> v.status().name()),
        column(false, "VERSION", RegisteredModel::latestVersion, ModelVersion::version),
        column(
            false,
            "UPDATED",
            m -> CellFormat.time(changed(m)),
            v -> CellFormat.time(v.createdAt())),
        column(false, "FRAMEWORK", RegisteredModel::framework, ModelVersion::framework),
        column(
            false,
            "SIZE",
            m -> CellFormat.size(m.sizeBytes()),
            v -> CellFormat.size(v.sizeBytes())),
        column(false, "NAMESPACE", RegisteredModel::namespace, v -> null));
  }

  private static @Nullable Instant changed(RegisteredModel model) {
    return model.updatedAt() == null ? model.createdAt() : model.updatedAt();
  }

  private interface Text<T> {
    @Nullable String of(T item);
  }

  private static Column<ListedModel> column(
      boolean whole, String title, Text<RegisteredModel> ofModel, Text<ModelVersion> ofVersion) {
    Text<ListedModel> text =
        row -> row.version() == null ? ofModel.of(row.model()) : ofVersion.of(row.version());
    return whole ? Column.whole(title, text::of) : Column.of(title, text::of);
  }
}
