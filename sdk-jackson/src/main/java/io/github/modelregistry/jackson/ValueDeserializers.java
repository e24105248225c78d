package io.github.modelregistry.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import org.jspecify.annotations.Nullable;

/** Finds the deserializer of each type that has a codec. */
final class ValueDeserializers extends Deserializers.Base {

  @Override
  public @Nullable JsonDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription description) {
    return of(type.getRawClass());
  }

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
    return JsonCodecs.ofType(valueType) != null;
  }

  private static <T> @Nullable JsonDeserializer<T> of(Class<T> type) {
    JsonCodec<T> codec = JsonCodecs.ofType(type);
    return codec == null ? null : new CodecDeserializer<>(type, codec);
  }
}
