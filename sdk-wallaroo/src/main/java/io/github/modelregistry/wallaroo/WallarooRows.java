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
    return model == null ? present(row.id(), "id") : model.id();
  }

  static String name(ModelEntry row) {
    Model model = row.model();
    return model == null ? present(row.name(), "name") : model.name();
  }

  private static <T> T present(@Nullable T value, String field) {
    if (value == null) {
      throw new DecodingException(
          "$.models[]." + field, "a row has neither a model nor a field " + field + " of its own");
    }
    return value;
  }
}
