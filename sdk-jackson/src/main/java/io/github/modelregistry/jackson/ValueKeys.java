package io.github.modelregistry.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads refs and other values that are texts as keys of maps. */
final class ValueKeys implements KeyDeserializers {

  @Override
  public @Nullable KeyDeserializer findKeyDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description) {
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
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
      try {
        return JsonDocuments.read(JsonValue.of(key), codec);
      } catch (RegistryException refused) {
        throw JsonMappingException.from(context, refused.getMessage(), refused);
      }
    }
  }
}
