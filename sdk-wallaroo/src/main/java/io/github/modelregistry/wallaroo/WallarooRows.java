package io.github.modelregistry.wallaroo;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.wallaroo.model.Model;
import io.github.modelregistry.wallaroo.model.ModelEntry;
import org.jspecify.annotations.Nullable;

/** The fields that a row of the list has in both of its forms. */
final class WallarooRows {

  private WallarooRows() {}

  static long id(ModelEntry row) {
    Model model = row.model();
    if (model != null) {
      return model.id();
    }
    Long own = row.id();
    if (own == null) {
      throw new DecodingException(
          "$.models[].id", "a row has neither a model nor an id of its own");
    }
    return own;
  }

  static @Nullable String name(ModelEntry row) {
    Model model = row.model();
    return model == null ? row.name() : model.nameOrNull();
  }

  static boolean hasId(ModelEntry row, long id) {
    Model model = row.model();
    Long own = model == null ? row.id() : model.idOrNull();
    return own != null && own == id;
  }
}
