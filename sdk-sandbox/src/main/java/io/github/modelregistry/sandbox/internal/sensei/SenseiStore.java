package io.github.modelregistry.sandbox.internal.sensei;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models and transcodings of one sandbox of the platform, including deleted ones. */
final class SenseiStore {

  private static final String START = "sensei-start";

  private final Map<String, StoredDocument> models = new LinkedHashMap<>();
  private final Map<String, StoredDocument> transcodings = new LinkedHashMap<>();

  /** Returns a store with the models of the vendor's guide. */
  static SenseiStore filled() {
    SenseiStore store = new SenseiStore();
    JsonValue start = JsonResource.read(START);
    field(start, "models").elements().forEach(entry -> store.addModel(read(entry)));
    field(start, "transcodings").elements().forEach(entry -> store.addTranscoding(read(entry)));
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

  void addModel(StoredDocument model) {
    models.put(model.id(), model);
  }

  void addTranscoding(StoredDocument transcoding) {
    transcodings.put(transcoding.id(), transcoding);
  }

  /** Returns a model, or null when there is none or it was deleted. */
  @Nullable StoredDocument model(String id) {
    StoredDocument model = models.get(id);
    return model == null || model.isDeleted() ? null : model;
  }

  /** Returns a transcoding of a model, or null. */
  @Nullable StoredDocument transcoding(String modelId, String id) {
    StoredDocument transcoding = transcodings.get(id);
    return transcoding != null && modelId.equals(transcoding.text("modelId")) ? transcoding : null;
  }

  boolean hasTranscoding(String id) {
    return transcodings.containsKey(id);
  }

  List<StoredDocument> models(Comparator<StoredDocument> order) {
    return sorted(models, order);
  }

  List<StoredDocument> transcodings(Comparator<StoredDocument> order) {
    return sorted(transcodings, order);
  }

  private static List<StoredDocument> sorted(
      Map<String, StoredDocument> all, Comparator<StoredDocument> order) {
    List<StoredDocument> sorted = new ArrayList<>(all.values());
    sorted.sort(order);
    return sorted;
  }
}
