package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version: the stored document, its conversion and what that logged. */
final class StoredVersion {

  private final List<String> logs = new ArrayList<>();
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

  String uuid() {
    return field(field(field(document, "model_version"), "file_info"), "version").asString();
  }

  boolean isDeployed() {
    JsonValue deployed = document.at("model_version", "deployed");
    return deployed != null && deployed.kind() == JsonValue.Kind.BOOLEAN && deployed.asBoolean();
  }

  /** Moves the conversion one step; only what happens in a container, and a failure, is logged. */
  void step(Instant now) {
    boolean moves = run.hasNext();
    run.step();
    if (moves && run.status().equals("attempting_load_container")) {
      log(now, "stdout", "Loading the model");
    } else if (moves && run.status().equals("error")) {
      log(now, "stderr", String.valueOf(run.failure()));
    }
  }

  void log(Instant now, String stream, String text) {
    logs.add(PlatformTime.logLine(now, stream, text));
  }

  /** Returns the lines of the log, oldest first. */
  List<String> logs() {
    return List.copyOf(logs);
  }

  /** Replaces the configuration by a new one, and returns that. */
  JsonValue configure(long configId, JsonValue wanted) {
    JsonValue config =
        new JsonFields()
            .put("id", configId)
            .put("model_version_id", id())
            .put("runtime", field(field(document, "config"), "runtime"))
            .put("filter_threshold", wanted.get("filter_threshold"))
            .put("tensor_fields", wanted.get("tensor_fields"))
            .put("input_schema", wanted.get("input_schema"))
            .put("output_schema", wanted.get("output_schema"))
            .put("batch_config", wanted.get("batch_config"))
            .put("dynamic_batching_config", wanted.get("dynamic_batching_config"))
            .put("continuous_batching_config", wanted.get("continuous_batching_config"))
            .putNull("queue_depth")
            .putNull("sidekick_uri")
            .put("openai", wanted.get("openai_config"))
            .build();
    document =
        new JsonFields()
            .put("model_version", field(document, "model_version"))
            .put("config", config)
            .build();
    return config;
  }

  void convert(@Nullable String failure) {
    run = ConversionRun.of("pytorch", failure);
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

  /** Returns the row of a list of versions. */
  JsonValue row(StoredModel model) {
    return rowFields(model).put("status", run.status()).build();
  }

  /** Returns the row in a model, which has no status. */
  JsonValue shortRow(StoredModel model) {
    return rowFields(model).build();
  }

  private JsonFields rowFields(StoredModel model) {
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
        .put("image_path", version.get("image_path"));
  }
}
