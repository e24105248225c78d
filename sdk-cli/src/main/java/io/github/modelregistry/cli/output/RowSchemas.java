package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How models and versions are printed: names and order of the fields are a contract. */
public final class RowSchemas {

  private RowSchemas() {}

  /** Returns how a model is printed. */
  public static RowSchema<RegisteredModel> models() {
    return new RowSchema<>(
        "models",
        List.of(
            Field.text("ref", model -> model.ref().toString()),
            Field.text("registry", RegisteredModel::registry),
            Field.text("vendor", RegisteredModel::vendor),
            Field.text("id", RegisteredModel::id),
            Field.text("name", RegisteredModel::name),
            Field.text("namespace", RegisteredModel::namespace),
            Field.text("qualifiedName", RegisteredModel::qualifiedName),
            Field.text("description", RegisteredModel::description),
            Field.word("status", RegisteredModel::status),
            Field.text("vendorStatus", RegisteredModel::vendorStatus),
            Field.text("statusMessage", RegisteredModel::statusMessage),
            Field.time("createdAt", RegisteredModel::createdAt),
            Field.time("updatedAt", RegisteredModel::updatedAt),
            Field.text("createdBy", RegisteredModel::createdBy),
            Field.text("latestVersion", RegisteredModel::latestVersion),
            Field.text("framework", RegisteredModel::framework),
            Field.number("sizeBytes", RegisteredModel::sizeBytes),
            Field.text("sha256", RegisteredModel::sha256),
            Field.texts("tags", RegisteredModel::tags),
            Field.text("uri", RegisteredModel::uri)),
        List.of());
  }

  /**
   * Returns how the rows of a list are printed.
   *
   * @param withVersions whether each model tells its versions
   * @param full whether each model tells the vendor's JSON
   */
  public static RowSchema<ListedModel> list(boolean withVersions, boolean full) {
    RowSchema<ListedModel> schema = models().within(ListedModel::model, listColumns());
    if (withVersions) {
      schema = schema.with(new Field<>("versions", row -> versions(row.versions())));
    }
    return full ? schema.with(Field.document("raw", row -> row.model().rawJson())) : schema;
  }

  /** Returns how versions are printed. */
  public static RowSchema<ModelVersion> versions() {
    return new RowSchema<>(
        "versions",
        List.of(
            Field.text("ref", version -> version.ref().toString()),
            Field.text("version", ModelVersion::version),
            Field.text("vendorId", ModelVersion::vendorId),
            Field.text("name", ModelVersion::name),
            Field.word("status", ModelVersion::status),
            Field.text("vendorStatus", ModelVersion::vendorStatus),
            Field.text("statusMessage", ModelVersion::statusMessage),
            Field.time("createdAt", ModelVersion::createdAt),
            Field.text("createdBy", ModelVersion::createdBy),
            Field.number("sizeBytes", ModelVersion::sizeBytes),
            Field.text("sha256", ModelVersion::sha256),
            Field.text("framework", ModelVersion::framework),
            Field.texts("tags", ModelVersion::tags),
            Field.text("uri", ModelVersion::uri),
            Field.flag("deployed", ModelVersion::deployed)),
        List.of(
            Column.whole("REF", version -> version.ref().toString()),
            Column.of("NAME", ModelVersion::name),
            Column.of("STATUS", version -> version.status().name()),
            Column.of("CREATED", version -> CellFormat.time(version.createdAt())),
            Column.of("BY", ModelVersion::createdBy),
            Column.of("FRAMEWORK", ModelVersion::framework),
            Column.of("SIZE", version -> CellFormat.size(version.sizeBytes()))));
  }

  private static JsonValue versions(@Nullable List<ModelVersion> versions) {
    return versions == null
        ? JsonValue.ofNull()
        : JsonValue.array(versions.stream().map(versions()::json).toList());
  }

  /** The most important first: a narrow terminal shows the first ones only. */
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
