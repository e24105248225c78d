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
import org.jspecify.annotations.Nullable;

/** The one list of hosted and local models. */
final class ModelCatalog {

  private static final String START = "pieces-start";
  private static final String MADE = "2026-02-03T10:11:12.345678Z";

  private final Map<String, StoredModel> models = new LinkedHashMap<>();
  private int generated;

  ModelCatalog(boolean empty) {
    for (JsonValue document :
        empty ? List.<JsonValue>of() : field(JsonResource.read(START), "models").elements()) {
      add(new StoredModel(document));
    }
  }

  private void add(StoredModel model) {
    models.put(model.id(), model);
  }

  /** Returns all models as they are listed. */
  JsonValue list() {
    return new JsonFields()
        .put(
            "schema",
            new JsonFields().put("migration", 0).put("semantic", "MAJOR_0_MINOR_0_PATCH_1").build())
        .put(
            "iterable",
            JsonValue.array(models.values().stream().map(StoredModel::document).toList()))
        .build();
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
    byte[] numbered = (models.size() + " " + name).getBytes(StandardCharsets.UTF_8);
    String id = UUID.nameUUIDFromBytes(numbered).toString();
    add(
        new StoredModel(
            new JsonFields()
                .put("id", id)
                .put("version", "1.0.0")
                .put("created", new JsonFields().put("value", MADE).build())
                .put("name", name)
                .put("cloud", false)
                .put("type", "BALANCED")
                .put("usage", "CODE_CONVERSATION")
                .put("unique", name + ":1b")
                .put("downloaded", false)
                .build()));
    return id;
  }
}
