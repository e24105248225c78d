package io.github.modelregistry.jackson3;

import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** Finds the deserializer of each type that has a codec. */
final class ValueDeserializers extends Deserializers.Base {

  @Override
  public @Nullable ValueDeserializer<?> findBeanDeserializer(
      JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
    return of(type.getRawClass());
  }

  @Override
  public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
    return JsonCodecs.ofType(valueType) != null;
  }

  private static <T> @Nullable ValueDeserializer<T> of(Class<T> type) {
    JsonCodec<T> codec = JsonCodecs.ofType(type);
    return codec == null ? null : new CodecDeserializer<>(type, codec);
  }
}
