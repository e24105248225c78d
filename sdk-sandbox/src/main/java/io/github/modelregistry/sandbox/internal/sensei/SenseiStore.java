package io.github.modelregistry.sandbox.internal.sensei;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents of one sandbox of the platform, including deleted ones. */
final class SenseiStore {

  /**
   * The file of a model.
   *
   * @param bytes its bytes, which never change
   * @param since the time since when it is there
   */
  record Artifact(Blob bytes, Instant since) {}

  private static final String START = "sensei-start";

  private final Map<Kind, Map<String, StoredDocument>> documents = new EnumMap<>(Kind.class);
  private final Map<String, RunProgress> progress = new HashMap<>();
  private final Map<String, Artifact> artifacts = new HashMap<>();

  SenseiStore() {
    for (Kind kind : Kind.values()) {
      documents.put(kind, new LinkedHashMap<>());
    }
  }

  /** Returns a store with the models of the vendor's guide, and what they belong to. */
  static SenseiStore filled() {
    SenseiStore store = new SenseiStore();
    JsonValue start = JsonResource.read(START);
    for (Kind kind : Kind.values()) {
      field(start, kind.plural()).elements().forEach(entry -> store.add(kind, read(entry)));
    }
    return store;
  }

  private static StoredDocument read(JsonValue entry) {
    JsonValue unknown = entry.get("notFoundBy");
    Set<String> notFoundBy =
        unknown == null
            ? Set.of()
            : unknown.elements().stream().map(JsonValue::asString).collect(Collectors.toSet());
    return new StoredDocument(field(entry, "document"), notFoundBy);
  }

  /** Returns the usual metrics of algorithms, the same in every sandbox. */
  static List<JsonValue> defaultMetrics() {
    return field(JsonResource.read(START), "defaultMetrics").elements();
  }

  void add(Kind kind, StoredDocument document) {
    all(kind).put(document.id(), document);
  }

  /** Returns a document, or null when there is none or it was deleted. */
  @Nullable StoredDocument find(Kind kind, String id) {
    StoredDocument found = all(kind).get(id);
    return found == null || found.isDeleted() ? null : found;
  }

  /** Returns whether an id is taken, be it by a deleted document. */
  boolean has(Kind kind, String id) {
    return all(kind).containsKey(id);
  }

  /** Returns the documents, deleted ones included, in the order in which they were added. */
  List<StoredDocument> list(Kind kind) {
    return new ArrayList<>(all(kind).values());
  }

  /** Returns those documents that have a value in a property and were not deleted. */
  List<StoredDocument> with(Kind kind, String property, String value) {
    return all(kind).values().stream()
        .filter(each -> !each.isDeleted() && value.equals(each.text(property)))
        .toList();
  }

  /** Keeps how far a run is. */
  void begin(String runId, RunProgress run) {
    progress.put(runId, run);
  }

  /** Returns how far a run is; those of the beginning are at their end. */
  RunProgress progress(String runId) {
    return progress.computeIfAbsent(runId, id -> RunProgress.finished());
  }

  /** Keeps the file of a model. */
  void keepArtifact(String modelId, Blob file, Instant now) {
    artifacts.put(modelId, new Artifact(file.keep(), now));
  }

  /** Returns the file of a model; one that came without has a short text. */
  Artifact artifact(String modelId, Instant now) {
    return artifacts.computeIfAbsent(
        modelId, id -> new Artifact(Blob.of("artifact of the model " + id + "\n"), now));
  }

  /** Deletes the file of a model. */
  void deleteArtifact(String modelId) {
    Artifact file = artifacts.remove(modelId);
    if (file != null) {
      file.bytes().delete();
    }
  }

  private Map<String, StoredDocument> all(Kind kind) {
    Map<String, StoredDocument> all = documents.get(kind);
    if (all == null) {
      throw new IllegalArgumentException("no documents are kept of " + kind);
    }
    return all;
  }
}
