package io.github.modelregistry.sandbox.internal.pieces;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one list of hosted and local models, which reports each change as a frame. */
final class ModelCatalog {

  private static final String START = "pieces-start";
  private static final String MADE = "2026-02-03T10:11:12.345678Z";

  private final Map<String, StoredModel> models = new LinkedHashMap<>();
  private final Consumer<JsonValue> changes;
  private @Nullable JsonValue score;
  private int generated;
  private int added;

  /**
   * Creates a catalogue.
   *
   * @param changes gets a frame after each change of a model
   */
  ModelCatalog(boolean empty, Consumer<JsonValue> changes) {
    this.changes = changes;
    for (JsonValue document :
        empty ? List.<JsonValue>of() : field(JsonResource.read(START), "models").elements()) {
      add(document);
    }
  }

  private StoredModel add(JsonValue document) {
    StoredModel model = new StoredModel(document, changed -> changes.accept(frame(changed, false)));
    models.put(model.id(), model);
    changes.accept(frame(model, false));
    added++;
    return model;
  }

  /** Returns the frame about a change of one model. */
  private static JsonValue frame(StoredModel model, boolean deleted) {
    JsonFields change =
        new JsonFields().put("model", new JsonFields().put("id", model.id()).build());
    return changes(deleted ? change.put("deleted", true).build() : change.build());
  }

  /** Returns a frame about changes. */
  static JsonValue changes(JsonValue... all) {
    return new JsonFields().put("iterable", JsonValue.array(List.of(all))).build();
  }

  /** Returns all models as they are listed. */
  JsonValue list() {
    JsonFields list =
        new JsonFields()
            .put("schema", Connections.FORM)
            .put("iterable", JsonValue.array(all().stream().map(StoredModel::document).toList()));
    return score == null ? list.build() : list.put("score", score).build();
  }

  /** Returns the models of OpenAI as that vendor offers them. */
  JsonValue openAi() {
    return JsonValue.array(
        all().stream()
            .filter(model -> JsonValue.of("OPENAI").equals(model.document().get("provider")))
            .map(StoredModel::seeded)
            .toList());
  }

  List<StoredModel> all() {
    return List.copyOf(models.values());
  }

  /** Adds one to each count of the list whose flag is set. */
  void count(JsonValue flags) {
    score = Scores.plus(score, flags);
  }

  /** Adds a custom model, or returns null when it is a duplicate. */
  @Nullable StoredModel create(JsonValue seeded) {
    if (all().stream().anyMatch(model -> model.isDuplicateOf(seeded))) {
      return null;
    }
    JsonFields document = new JsonFields().put("id", newId(field(seeded, "name").asString()));
    seeded.fields().forEach(document::put);
    return add(document.put("custom", true).build());
  }

  void delete(StoredModel model) {
    models.remove(model.id());
    changes.accept(frame(model, true));
  }

  private String newId(String name) {
    byte[] numbered = (added + " " + name).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(numbered).toString();
  }

  @Nullable StoredModel model(String id) {
    return models.get(id);
  }

  /** Adds local models that can be downloaded, after all others. */
  void generate(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("cannot generate " + count + " models");
    }
    for (int i = 0; i < count; i++) {
      generated++;
      add(String.format(Locale.ROOT, "bulk-%07d", generated));
    }
  }

  /** Adds a local model that can be downloaded, whose name others may have, and returns its id. */
  String add(String name) {
    return add(new JsonFields()
            .put("id", newId(name))
            .put("version", "1.0.0")
            .put("created", new JsonFields().put("value", MADE).build())
            .put("name", name)
            .put("cloud", false)
            .put("type", "BALANCED")
            .put("usage", "CODE_CONVERSATION")
            .put("unique", name + ":1b")
            .put("downloaded", false)
            .build())
        .id();
  }
}
