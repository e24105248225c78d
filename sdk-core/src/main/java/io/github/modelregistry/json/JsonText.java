package io.github.modelregistry.json;

import java.util.Map;

/** Writes JSON into memory: brackets, commas and, for people, indentation. */
final class JsonText {

  private static final String INDENT = "  ";

  private final Utf8Sink sink;
  private final boolean pretty;
  private int depth;
  private boolean first = true;
  private boolean afterName;

  JsonText(Utf8Sink sink, boolean pretty) {
    this.sink = sink;
    this.pretty = pretty;
  }

  /** Writes a tree. */
  static Utf8Sink print(JsonValue value, boolean pretty) {
    Utf8Sink sink = new Utf8Sink();
    new JsonText(sink, pretty).tree(value);
    return sink;
  }

  void beginObject() {
    begin('{');
  }

  void endObject() {
    end('}');
  }

  void beginArray() {
    begin('[');
  }

  void endArray() {
    end(']');
  }

  void name(String name) {
    separate();
    sink.writeQuoted(name);
    sink.write(':');
    if (pretty) {
      sink.write(' ');
    }
    afterName = true;
  }

  void string(String value) {
    beginValue();
    sink.writeQuoted(value);
  }

  /** Writes a number, a boolean, null, or whatever else is JSON already. */
  void raw(String json) {
    beginValue();
    sink.write(json);
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

  private void begin(char bracket) {
    beginValue();
    sink.write(bracket);
    depth++;
    first = true;
  }

  private void end(char bracket) {
    depth--;
    if (!first) {
      breakLine();
    }
    sink.write(bracket);
    first = false;
  }

  private void beginValue() {
    if (afterName) {
      afterName = false;
    } else if (depth > 0) {
      separate();
    }
  }

  private void separate() {
    if (!first) {
      sink.write(',');
    }
    first = false;
    breakLine();
  }

  private void breakLine() {
    if (pretty) {
      sink.write('\n');
      sink.write(INDENT.repeat(depth));
    }
  }
}
