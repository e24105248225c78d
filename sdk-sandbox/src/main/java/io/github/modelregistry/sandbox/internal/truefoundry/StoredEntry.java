package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model or artifact with its versions, newest first, as the documents that are sent. */
final class StoredEntry {

  private final List<JsonValue> newestFirst;
  private JsonValue document;
  private long highestNumber;

  StoredEntry(JsonValue document, List<JsonValue> newestFirst) {
    this.document = document;
    this.newestFirst = new ArrayList<>(newestFirst);
    this.highestNumber = newestFirst.isEmpty() ? 0 : number(newestFirst.get(0));
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

  /** Returns the number of the next version; numbers of deleted versions are not used again. */
  long nextNumber() {
    return highestNumber + 1;
  }

  /** Returns the entry as it is sent, its latest version inside. */
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

  static String id(JsonValue version) {
    return field(version, "id").asString();
  }

  static @Nullable String runId(JsonValue version) {
    return JsonFields.textOrNull(field(version, "manifest"), "run_id");
  }

  static long number(JsonValue version) {
    return field(field(version, "manifest"), "version").asLong();
  }

  static List<JsonValue> tags(JsonValue version) {
    JsonValue tags = version.get("tags");
    return tags == null || tags.isNull() ? List.of() : tags.elements();
  }

  void overlay(JsonValue over) {
    document = JsonFields.overlay(document, over);
  }

  /** Returns the version with this id, or null. */
  @Nullable JsonValue version(String versionId) {
    return newestFirst.stream().filter(one -> id(one).equals(versionId)).findFirst().orElse(null);
  }

  /** Returns the version with this number, or null. */
  @Nullable JsonValue numbered(long number) {
    return newestFirst.stream().filter(one -> number(one) == number).findFirst().orElse(null);
  }

  /** Adds a version, in place of the one of the same number. */
  void put(JsonValue version) {
    newestFirst.removeIf(other -> number(other) == number(version));
    newestFirst.add(version);
    newestFirst.sort(Comparator.comparing(StoredEntry::number).reversed());
    highestNumber = Math.max(highestNumber, number(version));
  }

  /** Merges JSON into a version; returns whether it exists. */
  boolean patchVersion(String versionId, JsonValue over) {
    JsonValue version = version(versionId);
    if (version == null) {
      return false;
    }
    newestFirst.set(newestFirst.indexOf(version), JsonFields.overlay(version, over));
    return true;
  }

  /** Removes a version. */
  void remove(String versionId) {
    newestFirst.removeIf(version -> id(version).equals(versionId));
  }
}
