package io.github.modelregistry.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.modelregistry.json.JsonLimits;
import io.github.modelregistry.json.JsonModel;
import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a parser's current value, with every digit of its numbers kept. */
final class TreeReader {

  private final JsonParser parser;

  private TreeReader(JsonParser parser) {
    this.parser = parser;
  }

  static JsonValue read(JsonParser parser) throws IOException {
    return new TreeReader(parser).value(0);
  }

  private JsonValue value(int depth) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        parser.nextToken();
        yield object(inside(depth));
      }
      case FIELD_NAME, END_OBJECT -> object(inside(depth));
      case START_ARRAY -> array(inside(depth));
      case VALUE_STRING -> JsonValue.of(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> JsonValue.of(true);
      case VALUE_FALSE -> JsonValue.of(false);
      case VALUE_NULL -> JsonValue.ofNull();
      case VALUE_EMBEDDED_OBJECT -> embedded(parser.getEmbeddedObject());
      default -> throw refused("there is no value");
    };
  }

  /** Reads an object; the parser's current token is its first name, or its end. */
  private JsonValue object(int depth) throws IOException {
    Map<String, JsonValue> fields = new LinkedHashMap<>();
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (fields.put(name, value(depth)) != null) {
        throw refused("the field '" + name + "' occurs twice");
      }
      parser.nextToken();
    }
    return JsonValue.object(fields);
  }

  private JsonValue array(int depth) throws IOException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(depth));
    }
    return JsonValue.array(elements);
  }

  private int inside(int depth) throws JsonMappingException {
    if (depth == JsonLimits.HIGHEST_MAX_DEPTH) {
      throw refused("it is nested deeper than " + JsonLimits.HIGHEST_MAX_DEPTH + " levels");
    }
    return depth + 1;
  }

  private JsonValue number(String text) throws IOException {
    try {
      boolean isNumber = Character.isDigit(text.charAt(text.length() - 1));
      return isNumber ? JsonValue.number(text) : JsonValue.parse(text); // NaN and its like
    } catch (IllegalArgumentException refused) {
      throw refused(String.valueOf(refused.getMessage()));
    }
  }

  /** Takes a value that was put into a tree as it is. */
  private JsonValue embedded(Object value) throws IOException {
    if (value instanceof JsonModel model) {
      return model.toJsonValue();
    }
    throw refused("there is an object that is not JSON");
  }

  private JsonMappingException refused(String why) {
    return JsonMappingException.from(parser, why);
  }
}
