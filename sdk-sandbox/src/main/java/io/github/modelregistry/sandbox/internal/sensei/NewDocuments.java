package io.github.modelregistry.sandbox.internal.sensei;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates documents from requests. */
final class NewDocuments {

  /** The fields that only the service sets; values sent by a caller are ignored. */
  private static final List<String> SERVICES_OWN =
      List.of(
          "id",
          "modelArtifactUri",
          "created",
          "createdBy",
          "updated",
          "deleted",
          "deprecated",
          "createdByService",
          "workflowId",
          "_links");

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String FILES = "http://storageblobml.blob.core.windows.net/prod-models/";
  private static final String USER = "FDD760CD5CD467380A495FE2@AdobeID";

  private NewDocuments() {}

  /** Returns the refusal of an invalid model, or null if it is valid. */
  static @Nullable SandboxResponse refusal(JsonValue model, boolean isNew) {
    String name = JsonFields.textOrNull(model, "name");
    if (name == null || name.isBlank()) {
      return Problems.invalid("name", "Model name must not be empty");
    }
    boolean withoutOrigin =
        JsonFields.textOrNull(model, "originType") == null
            && JsonFields.textOrNull(model, "experimentRunId") == null;
    return isNew && withoutOrigin
        ? Problems.invalid("originType", "A model of no experiment run must be offline")
        : null;
  }

  /** Returns a new model that was trained elsewhere. */
  static JsonValue registered(JsonValue model, Instant time) {
    String id = UUID.randomUUID().toString();
    return sent(id, model)
        .put("modelArtifactUri", FILES + id)
        .put("created", text(time))
        .put("updated", text(time))
        .put("deprecated", false)
        .build();
  }

  /** Returns the model that a training run has made. */
  static JsonValue trainedModel(StoredDocument experiment, String runId, Instant time) {
    String id = UUID.randomUUID().toString();
    JsonFields fields =
        new JsonFields()
            .put("id", id)
            .put("name", experiment.text("name"))
            .put("experimentId", experiment.id())
            .put("experimentRunId", runId)
            .put("modelArtifactUri", FILES + id);
    return stamped(fields, time).build();
  }

  /** Returns a new experiment. */
  static JsonValue experiment(JsonValue experiment, Instant time) {
    return stamped(sent(UUID.randomUUID().toString(), experiment), time)
        .put("createdByService", false)
        .build();
  }

  /** Returns a new run. */
  static JsonValue run(
      JsonValue run, String mode, String experimentId, List<JsonValue> tasks, Instant time) {
    JsonFields fields =
        sent(UUID.randomUUID().toString(), run).put("mode", mode).put("experimentId", experimentId);
    return stamped(fields, time)
        .put("createdBySchedule", false)
        .put("tasks", JsonValue.array(tasks))
        .build();
  }

  /** Returns the status of a run, whose tasks are all in one state. */
  static JsonValue runStatus(StoredDocument run, RunProgress progress) {
    List<JsonValue> tasks = new ArrayList<>();
    for (JsonValue task : field(run.document(), "tasks").elements()) {
      JsonFields status =
          new JsonFields()
              .put("id", run.id() + "-" + (tasks.size() + 1))
              .put("name", JsonFields.textOrNull(task, "name"))
              .put("state", progress.state());
      if (progress.failure() != null) {
        status.put("message", progress.failure());
      }
      tasks.add(status.put("tasklogs", JsonValue.array(List.of())).build());
    }
    return new JsonFields()
        .put("id", progress.statusId())
        .put("name", "RunStatus for experimentRunId " + run.id())
        .put("experimentRunId", run.id())
        .put("deleted", false)
        .put("status", new JsonFields().put("tasks", JsonValue.array(tasks)).build())
        .build();
  }

  /** Returns a new insight. */
  static JsonValue insight(JsonValue insight, Instant time) {
    return sent(UUID.randomUUID().toString(), insight)
        .put("created", text(time))
        .put("updated", text(time))
        .build();
  }

  private static JsonFields sent(String id, JsonValue document) {
    JsonFields fields = new JsonFields().put("id", id);
    document
        .fields()
        .forEach(
            (name, value) -> {
              if (!SERVICES_OWN.contains(name)) {
                fields.put(name, value);
              }
            });
    return fields;
  }

  private static JsonFields stamped(JsonFields fields, Instant time) {
    return fields
        .put("created", text(time))
        .put("createdBy", new JsonFields().put("userId", USER).build())
        .put("updated", text(time));
  }

  /**
   * Returns the replacement of a document: of the old one only the fields remain that the service
   * sets. The time of the change is now, whatever was sent.
   */
  static JsonValue replaced(JsonValue old, JsonValue sent, Instant time) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(sent.fields());
    for (String name : SERVICES_OWN) {
      JsonValue kept = old.get(name);
      if (kept == null) {
        fields.remove(name);
      } else {
        fields.put(name, kept);
      }
    }
    fields.put("updated", JsonValue.of(text(time)));
    return JsonValue.object(fields);
  }

  /** Returns a new transcoding. */
  static JsonValue transcoding(String id, String modelId, String targetFormat, Instant time) {
    JsonFields fields =
        new JsonFields().put("id", id).put("modelId", modelId).put("targetFormat", targetFormat);
    return stamped(fields, time).put("deleted", false).build();
  }

  private static String text(Instant time) {
    return MILLISECONDS.format(time);
  }
}
