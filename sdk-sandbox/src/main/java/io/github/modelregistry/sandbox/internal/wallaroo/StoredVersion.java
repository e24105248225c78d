package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** A version: the stored document and its conversion. */
final class StoredVersion {

  private JsonValue document;
  private ConversionRun run;

  StoredVersion(JsonValue document, ConversionRun run) {
    this.document = document;
    this.run = run;
  }

  /** Returns a version whose status does not change. */
  static StoredVersion resting(JsonValue document) {
    JsonValue version = field(document, "model_version");
    return new StoredVersion(
        document,
        ConversionRun.restingAt(
            field(version, "status").asString(), JsonFields.textOrNull(version, "error_summary")));
  }

  long id() {
    return field(field(document, "model_version"), "id").asLong();
  }

  long configId() {
    return field(field(document, "config"), "id").asLong();
  }

  void step() {
    run.step();
  }

  void rest(String status, @Nullable String errorSummary) {
    run = ConversionRun.restingAt(status, errorSummary);
  }

  void overlay(JsonValue over) {
    document = JsonFields.overlay(document, over);
    JsonValue status = over.at("model_version", "status");
    if (status != null && !status.isNull()) {
      rest(status.asString(), null);
    }
  }

  /** Returns the configured version as of now. */
  JsonValue document() {
    JsonFields now = new JsonFields().put("status", run.status());
    if (run.errorSummary() != null) {
      now.put("error_summary", run.errorSummary());
    }
    return JsonFields.overlay(document, new JsonFields().put("model_version", now.build()).build());
  }

  /** Returns the four fields of the configuration that the short form has. */
  JsonValue configSummary() {
    JsonValue config = field(document, "config");
    return new JsonFields()
        .put("id", field(config, "id"))
        .put("runtime", field(config, "runtime"))
        .put("tensor_fields", config.get("tensor_fields"))
        .put("filter_threshold", config.get("filter_threshold"))
        .build();
  }

  /** Returns the short row of a list of versions. */
  JsonValue row(StoredModel model) {
    JsonValue version = field(document, "model_version");
    JsonValue file = field(version, "file_info");
    return new JsonFields()
        .put("sha", field(file, "sha"))
        .put("models_pk_id", model.id())
        .put("model_version", field(file, "version"))
        .put("owner_id", model.owner())
        .put("model_id", model.name())
        .put("id", id())
        .put("file_name", file.get("file_name"))
        .put("image_path", version.get("image_path"))
        .put("status", run.status())
        .build();
  }
}
