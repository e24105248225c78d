package io.github.modelregistry.jackson3;

import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a value of the SDK as the JSON it is, without type information. */
final class TreeSerializer extends StdSerializer<Object> {

  TreeSerializer() {
    super(Object.class);
  }

  @Override
  public void serialize(Object value, JsonGenerator generator, SerializationContext context) {
    TreeWriter.write(json(value), generator);
  }

  @Override
  public void serializeWithType(
      Object value, JsonGenerator generator, SerializationContext context, TypeSerializer types) {
    serialize(value, generator, context);
  }

  private static JsonValue json(Object value) {
    if (value instanceof JsonValue json) {
      return json;
    }
    return value instanceof JsonModel model ? model.toJsonValue() : JsonValue.of(value.toString());
  }
}
