package io.github.modelregistry.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;

/** Finds the serializer of the SDK's types, by what a type can do. */
final class ValueSerializers extends Serializers.Base {

  @Override
  public @Nullable ValueSerializer<?> findSerializer(
      SerializationConfig config,
      JavaType type,
      BeanDescription.Supplier description,
      JsonFormat.@Nullable Value format) {
    Class<?> raw = type.getRawClass();
    boolean ours =
        JsonModel.class.isAssignableFrom(raw)
            || JsonValue.class.isAssignableFrom(raw)
            || JsonCodecs.ofType(raw) != null;
    return ours ? new TreeSerializer() : null;
  }
}
