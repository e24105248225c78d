package io.github.modelregistry.registry;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vendor's JSON of a facade value that was itself read from JSON. */
record RawJson(JsonValue json) implements JsonModel {

  @Override
  public String toJson() {
    return json.toString();
  }

  @Override
  public JsonValue toJsonValue() {
    return json;
  }

  /** Returns the vendor's object as a type, decoding it if all there is of it is its JSON. */
  static <T> Optional<T> as(Class<T> type, @Nullable JsonModel raw) {
    if (type.isInstance(raw)) {
      return Optional.of(type.cast(raw));
    }
    if (!(raw instanceof RawJson document)) {
      return Optional.empty();
    }
    JsonCodec<T> codec = JsonCodecs.ofType(type);
    return codec == null ? Optional.empty() : Optional.of(JsonDocuments.read(document.json, codec));
  }
}
