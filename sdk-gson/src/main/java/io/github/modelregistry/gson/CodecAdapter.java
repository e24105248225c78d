package io.github.modelregistry.gson;

import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes a value of the SDK as the JSON it is. */
final class CodecAdapter<T> extends TypeAdapter<T> {

  private final Class<T> type;
  private final @Nullable JsonCodec<T> codec;

  /** Creates the adapter of a type; without a codec it can only be written. */
  CodecAdapter(Class<T> type, @Nullable JsonCodec<T> codec) {
    this.type = type;
    this.codec = codec;
  }

  @Override
  public void write(JsonWriter writer, @Nullable T value) throws IOException {
    if (value == null) {
      writer.nullValue();
    } else {
      TreeWriter.write(json(value), writer);
    }
  }

  @Override
  public @Nullable T read(JsonReader reader) throws IOException {
    if (reader.peek() == JsonToken.NULL) {
      reader.nextNull();
      return type == JsonValue.class ? type.cast(JsonValue.ofNull()) : null;
    }
    if (codec == null) {
      throw new JsonSyntaxException(type.getName() + " has no codec; it can only be written");
    }
    try {
      return JsonDocuments.read(TreeReader.read(reader), codec);
    } catch (RegistryException refused) {
      throw new JsonSyntaxException(refused.getMessage(), refused);
    }
  }

  private static JsonValue json(Object value) {
    if (value instanceof JsonValue json) {
      return json;
    }
    return value instanceof JsonModel model ? model.toJsonValue() : JsonValue.of(value.toString());
  }
}
