package io.github.modelregistry.jackson3;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;

/** Reads a value of the SDK from the JSON it is, type information neither expected nor found. */
final class CodecDeserializer<T> extends StdDeserializer<T> {

  private final Class<T> type;
  private final JsonCodec<T> codec;

  CodecDeserializer(Class<T> type, JsonCodec<T> codec) {
    super(type);
    this.type = type;
    this.codec = codec;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    try {
      return JsonDocuments.read(TreeReader.read(parser), codec);
    } catch (RegistryException refused) {
      throw DatabindException.from(parser, refused.getMessage(), refused);
    }
  }

  @Override
  public Object deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer types) {
    return deserialize(parser, context);
  }

  /** Returns what JSON's null is read as: a JSON null where any JSON is allowed. */
  @Override
  public @Nullable T getNullValue(DeserializationContext context) {
    return type == JsonValue.class ? type.cast(JsonValue.ofNull()) : null;
  }

  @Override
  public @Nullable Object getAbsentValue(DeserializationContext context) {
    return null;
  }

  @Override
  public boolean isCachable() {
    return true;
  }
}
