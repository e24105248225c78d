package io.github.modelregistry.jackson;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.Serializers;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import org.jspecify.annotations.Nullable;

/** Finds the serializer of the SDK's types, by what a type can do. */
final class ValueSerializers extends Serializers.Base {

  @Override
  public @Nullable JsonSerializer<?> findSerializer(
      SerializationConfig config, JavaType type, BeanDescription description) {
    Class<?> raw = type.getRawClass();
    boolean ours =
        JsonModel.class.isAssignableFrom(raw)
            || JsonValue.class.isAssignableFrom(raw)
            || JsonCodecs.ofType(raw) != null;
    return ours ? new TreeSerializer() : null;
  }
}
