package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model with its versions, newest first, as the documents that are sent. */
final class StoredModel {

  private final List<JsonValue> newestFirst;
  private JsonValue document;

  StoredModel(JsonValue document, List<JsonValue> newestFirst) {
    this.document = document;
    this.newestFirst = new ArrayList<>(newestFirst);
  }

  String text(String name) {
    return field(document, name).asString();
  }

  boolean isEmpty() {
    return newestFirst.isEmpty();
  }

  List<JsonValue> newestFirst() {
    return newestFirst;
  }

  /** Returns the model as it is sent, its latest version inside. */
  JsonValue document() {
    JsonValue latest = newestFirst.isEmpty() ? JsonValue.ofNull() : newestFirst.get(0);
    // Laid over what is there, so that a field of the version that a test has set stays.
    JsonValue own = document.get("latest_version");
    JsonValue sent = own == null || latest.isNull() ? latest : JsonFields.overlay(latest, own);
    return JsonFields.overlay(document, new JsonFields().put("latest_version", sent).build());
  }

  boolean loggedBy(String runId) {
    return newestFirst.stream().anyMatch(version -> runId.equals(runId(version)));
  }

  static @Nullable String runId(JsonValue version) {
    return JsonFields.textOrNull(field(version, "manifest"), "run_id");
  }

  static long number(JsonValue version) {
    return field(field(version, "manifest"), "version").asLong();
  }

  void overlay(JsonValue over) {
    document = JsonFields.overlay(document, over);
  }

  /** Merges JSON into a version; returns whether it exists. */
  boolean patchVersion(String versionId, JsonValue over) {
    for (int i = 0; i < newestFirst.size(); i++) {
      JsonValue version = newestFirst.get(i);
      if (field(version, "id").asString().equals(versionId)) {
        newestFirst.set(i, JsonFields.overlay(version, over));
        return true;
      }
    }
    return false;
  }

  void addNewest(JsonValue version) {
    newestFirst.add(0, version);
  }
}
