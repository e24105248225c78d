package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The models of a control plane: those stored, then those generated whenever they are asked for.
 */
final class ModelCatalog {

  private static final String START = "truefoundry-start";

  private final List<StoredModel> stored = new ArrayList<>();
  private int generated;

  /** With the first model they fill three pages of the default size. */
  private static final int EXPERIMENTS = 204;

  ModelCatalog(boolean empty) {
    if (empty) {
      return;
    }
    for (JsonValue entry : field(JsonResource.read(START), "models").elements()) {
      stored.add(new StoredModel(field(entry, "model"), field(entry, "versions").elements()));
    }
    for (int i = 1; i <= EXPERIMENTS; i++) {
      stored.add(NewModels.experiment(i));
    }
  }

  /** Returns all models in their order; a generated one is created again by each read. */
  List<StoredModel> models() {
    return new AbstractList<>() {
      @Override
      public StoredModel get(int index) {
        return index < stored.size()
            ? stored.get(index)
            : NewModels.generated(index - stored.size() + 1);
      }

      @Override
      public int size() {
        return stored.size() + generated;
      }
    };
  }

  void generate(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("cannot generate " + count + " models");
    }
    generated += count;
  }

  void add(StoredModel model) {
    stored.add(model);
  }

  /** Returns a stored model, which may be changed, or null. */
  @Nullable StoredModel stored(String id) {
    return stored.stream().filter(model -> model.text("id").equals(id)).findFirst().orElse(null);
  }

  /** Merges JSON into a stored version; returns whether it exists. */
  boolean patchVersion(String versionId, JsonValue over) {
    return stored.stream().anyMatch(model -> model.patchVersion(versionId, over));
  }
}
