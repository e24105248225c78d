package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Creates the documents of models and transcodings from requests. */
final class ModelDocuments {

  /** The fields that only the service sets; values sent by a caller are ignored. */
  private static final List<String> SERVICES_OWN =
      List.of("id", "modelArtifactUri", "created", "createdBy", "deleted", "deprecated", "_links");

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String FILES = "http://storageblobml.blob.core.windows.net/prod-models/";
  private static final String USER = "FDD760CD5CD467380A495FE2@AdobeID";

  private ModelDocuments() {}

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

  /** Returns a new model. */
  static JsonValue registered(JsonValue model, Instant time) {
    String id = UUID.randomUUID().toString();
    JsonFields fields = new JsonFields().put("id", id);
    model
        .fields()
        .forEach(
            (name, value) -> {
              if (!SERVICES_OWN.contains(name)) {
                fields.put(name, value);
              }
            });
    return fields
        .put("modelArtifactUri", FILES + id)
        .put("created", text(time))
        .put("updated", text(time))
        .put("deprecated", false)
        .build();
  }

  /**
   * Returns the replacement of a model: of the old one only the fields remain that the service
   * sets. The time of the change is now, whatever was sent.
   */
  static JsonValue replaced(JsonValue old, JsonValue sent, Instant time) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(sent.fields());
    fields.put("updated", JsonValue.of(text(time)));
    for (String name : SERVICES_OWN) {
      JsonValue kept = old.get(name);
      if (kept == null) {
        fields.remove(name);
      } else {
        fields.put(name, kept);
      }
    }
    return JsonValue.object(fields);
  }

  /** Returns a model as lists show it. */
  static JsonValue row(StoredDocument model) {
    return without(model.document(), Set.of("tags"));
  }

  /** Returns a new transcoding. */
  static JsonValue transcoding(String id, String modelId, String targetFormat, Instant time) {
    return new JsonFields()
        .put("id", id)
        .put("modelId", modelId)
        .put("targetFormat", targetFormat)
        .put("created", text(time))
        .put("createdBy", new JsonFields().put("userId", USER).build())
        .put("updated", text(time))
        .put("deleted", false)
        .build();
  }

  /** Returns a transcoding as later reads return it: without its format, as in the guide. */
  static JsonValue transcodingLater(StoredDocument transcoding) {
    JsonValue shown = without(transcoding.document(), Set.of("targetFormat", "deleted"));
    return shown.get("deprecated") == null
        ? JsonFields.overlay(shown, new JsonFields().put("deprecated", false).build())
        : shown;
  }

  private static JsonValue without(JsonValue document, Set<String> names) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(document.fields());
    fields.keySet().removeAll(names);
    return JsonValue.object(fields);
  }

  private static String text(Instant time) {
    return MILLISECONDS.format(time);
  }
}
