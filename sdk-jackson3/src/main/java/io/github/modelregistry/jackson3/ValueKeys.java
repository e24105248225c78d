package io.github.modelregistry.jackson3;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.KeyDeserializers;

/** Reads refs and other values that are texts as keys of maps. */
final class ValueKeys implements KeyDeserializers {

  @Override
  public @Nullable KeyDeserializer findKeyDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    Class<?> raw = type.getRawClass();
    JsonCodec<?> codec = JsonCodecs.ofType(raw);
    boolean isDocument = raw == JsonValue.class || JsonModel.class.isAssignableFrom(raw);
    return codec == null || isDocument ? null : new Key(codec);
  }

  private static final class Key extends KeyDeserializer {
    private final JsonCodec<?> codec;

    Key(JsonCodec<?> codec) {
      this.codec = codec;
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      try {
        return JsonDocuments.read(JsonValue.of(key), codec);
      } catch (RegistryException refused) {
        throw DatabindException.from(context, refused.getMessage(), refused);
      }
    }
  }
}
