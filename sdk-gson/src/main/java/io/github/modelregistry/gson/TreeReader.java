package io.github.modelregistry.gson;

import com.google.gson.JsonSyntaxException;
import com.google.gson.stream.JsonReader;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the value that comes next, every digit of its numbers kept. */
final class TreeReader {

  private final JsonReader reader;

  private TreeReader(JsonReader reader) {
    this.reader = reader;
  }

  static JsonValue read(JsonReader reader) throws IOException {
    return new TreeReader(reader).value(0);
  }

  private JsonValue value(int depth) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(inside(depth));
      case BEGIN_ARRAY -> array(inside(depth));
      case STRING -> JsonValue.of(reader.nextString());
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> JsonValue.of(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonValue.ofNull();
      }
      default -> throw new JsonSyntaxException("there is no value: " + reader);
    };
  }

  private JsonValue object(int depth) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (fields.put(name, value(depth)) != null) {
        throw new JsonSyntaxException("the field '" + name + "' occurs twice");
      }
    }
    reader.endObject();
    return JsonValue.object(fields);
  }

  private JsonValue array(int depth) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value(depth));
    }
    reader.endArray();
    return JsonValue.array(elements);
  }

  private static int inside(int depth) {
    if (depth == JsonLimits.HIGHEST_MAX_DEPTH) {
      throw new JsonSyntaxException(
          "it is nested deeper than " + JsonLimits.HIGHEST_MAX_DEPTH + " levels");
    }
    return depth + 1;
  }

  private static JsonValue number(String text) {
    try {
      return JsonValue.number(text);
    } catch (IllegalArgumentException refused) {
      throw new JsonSyntaxException(refused.getMessage(), refused);
    }
  }
}
