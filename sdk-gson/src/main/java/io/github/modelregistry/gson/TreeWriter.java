package io.github.modelregistry.gson;

import com.google.gson.stream.JsonWriter;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.util.Map;

/** Writes a tree with its nulls and every digit of its numbers, whatever the writer is set to. */
final class TreeWriter {

  private final JsonWriter writer;

  private TreeWriter(JsonWriter writer) {
    this.writer = writer;
  }

  @SuppressWarnings("deprecation") // setStrictness is not there before Gson 2.11
  static void write(JsonValue value, JsonWriter writer) throws IOException {
    boolean lenient = writer.isLenient();
    boolean nulls = writer.getSerializeNulls();
    writer.setLenient(true); // NaN, and numbers beyond a double in a JsonElement
    writer.setSerializeNulls(true);
    try {
      new TreeWriter(writer).value(value);
    } finally {
      writer.setLenient(lenient);
      writer.setSerializeNulls(nulls);
    }
  }

  // Recursive: no JsonValue is nested deeper than JsonLimits.HIGHEST_MAX_DEPTH.
  private void value(JsonValue value) throws IOException {
    switch (value.kind()) {
      case OBJECT -> {
        writer.beginObject();
        for (Map.Entry<String, JsonValue> field : value.fields().entrySet()) {
          writer.name(field.getKey());
          value(field.getValue());
        }
        writer.endObject();
      }
      case ARRAY -> {
        writer.beginArray();
        for (JsonValue element : value.elements()) {
          value(element);
        }
        writer.endArray();
      }
      case STRING -> writer.value(value.asString());
      case NUMBER -> writer.value(new NumberText(value.numberText()));
      case BOOLEAN -> writer.value(value.asBoolean());
      case NULL -> writer.nullValue();
    }
  }
}
