package io.github.modelregistry.json;

import com.google.gson.FormattingStyle;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Map;

/** Gson's writer at its strictest, into memory, where writing does not fail. */
final class JsonText {

  private final JsonWriter writer;

  JsonText(Utf8Sink sink, boolean pretty) {
    this.writer = new JsonWriter(sink);
    writer.setStrictness(Strictness.STRICT);
    if (pretty) {
      writer.setFormattingStyle(FormattingStyle.PRETTY);
    }
  }

  /** Returns a tree as text. */
  static String print(JsonValue value, boolean pretty) {
    Utf8Sink sink = new Utf8Sink();
    new JsonText(sink, pretty).tree(value);
    return sink.toString();
  }

  void beginObject() {
    try {
      writer.beginObject();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  void endObject() {
    try {
      writer.endObject();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  void beginArray() {
    try {
      writer.beginArray();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  void endArray() {
    try {
      writer.endArray();
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  void name(String name) {
    try {
      writer.name(name);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  void string(String value) {
    try {
      writer.value(value);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  /** Writes a number, a boolean, null, or whatever else is JSON already. */
  void raw(String json) {
    try {
      writer.jsonValue(json);
    } catch (IOException e) {
      throw impossible(e);
    }
  }

  // Recursive: no value is nested deeper than JsonLimits.HIGHEST_MAX_DEPTH.
  void tree(JsonValue value) {
    switch (value.kind()) {
      case OBJECT -> object(value.fields());
      case ARRAY -> {
        beginArray();
        value.elements().forEach(this::tree);
        endArray();
      }
      case STRING -> string(value.asString());
      case NUMBER -> raw(value.numberText());
      case BOOLEAN -> raw(String.valueOf(value.asBoolean()));
      case NULL -> raw("null");
    }
  }

  private void object(Map<String, JsonValue> fields) {
    beginObject();
    fields.forEach(
        (name, value) -> {
          name(name);
          tree(value);
        });
    endObject();
  }

  private static AssertionError impossible(IOException e) {
    return new AssertionError("writing into memory cannot fail", e);
  }
}
