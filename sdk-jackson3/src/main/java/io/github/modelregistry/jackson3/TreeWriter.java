package io.github.modelregistry.jackson3;

import io.github.modelregistry.json.JsonValue;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonGeneratorBase;

/** Writes a tree into a generator, every digit of its numbers kept. */
final class TreeWriter {

  private TreeWriter() {}

  // Recursive: no JsonValue is nested deeper than JsonLimits.HIGHEST_MAX_DEPTH.
  static void write(JsonValue value, JsonGenerator generator) {
    switch (value.kind()) {
      case OBJECT -> {
        generator.writeStartObject();
        for (Map.Entry<String, JsonValue> field : value.fields().entrySet()) {
          generator.writeName(field.getKey());
          write(field.getValue(), generator);
        }
        generator.writeEndObject();
      }
      case ARRAY -> {
        generator.writeStartArray();
        for (JsonValue element : value.elements()) {
          write(element, generator);
        }
        generator.writeEndArray();
      }
      case STRING -> generator.writeString(value.asString());
      case NUMBER -> number(value.numberText(), generator);
      case BOOLEAN -> generator.writeBoolean(value.asBoolean());
      case NULL -> generator.writeNull();
    }
  }

  private static void number(String text, JsonGenerator generator) {
    if (generator instanceof JsonGeneratorBase) {
      generator.writeRawValue(text); // as it is, whatever the mapper says of numbers
    } else {
      typed(text, generator);
    }
  }

  /** Writes a number to another format than JSON, or to what is behind {@code valueToTree}. */
  private static void typed(String text, JsonGenerator generator) {
    if (text.endsWith("N") || text.endsWith("y")) {
      generator.writeNumber(Double.parseDouble(text));
    } else if (NumberText.isPlainInteger(text)) {
      if (text.length() < 19) {
        generator.writeNumber(Long.parseLong(text));
      } else {
        generator.writeNumber(new BigInteger(text));
      }
    } else {
      generator.writeNumber(new NumberText(text));
    }
  }
}
