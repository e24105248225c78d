package io.github.modelregistry.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a value of the SDK from the JSON it is, type information neither expected nor found. */
final class CodecDeserializer<T> extends StdDeserializer<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final transient JsonCodec<T> codec;

  CodecDeserializer(Class<T> type, JsonCodec<T> codec) {
    super(type);
    this.type = type;
    this.codec = codec;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return JsonDocuments.read(TreeReader.read(parser), codec);
    } catch (RegistryException refused) {
      throw JsonMappingException.from(parser, refused.getMessage(), refused);
    }
  }

  @Override
  public T deserializeWithType(
      JsonParser parser, DeserializationContext context, TypeDeserializer types)
      throws IOException {
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
