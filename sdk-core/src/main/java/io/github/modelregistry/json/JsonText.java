package io.github.modelregistry.json;

import java.util.HexFormat;
import java.util.Map;

/**
 * Writes JSON into memory: brackets, commas, escapes and, for people, indentation. Half of a
 * surrogate pair, which UTF-8 has no bytes for, is written as its escape: it can only stand within
 * a text, so the document stays valid and keeps its meaning.
 */
final class JsonText {

  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder(256);
  private final boolean pretty;
  private int depth;
  private boolean first = true;
  private boolean afterName;
  private boolean brokenPair;

  JsonText(boolean pretty) {
    this.pretty = pretty;
  }

  /** Returns a tree as JSON. */
  static String print(JsonValue value, boolean pretty) {
    JsonText text = new JsonText(pretty);
    text.tree(value);
    return text.toString();
  }

  /** Returns whether an unpaired surrogate was written since the last call. */
  boolean takeBrokenPair() {
    boolean broken = brokenPair;
    brokenPair = false;
    return broken;
  }

  @Override
  public String toString() {
    return out.toString();
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
    quoted(name);
    out.append(pretty ? ": " : ":");
    afterName = true;
  }

  void string(String value) {
    beginValue();
    quoted(value);
  }

  /** Writes a number, a boolean, null, or whatever else is JSON already. */
  void raw(String json) {
    beginValue();
    out.append(json);
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

  private void quoted(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c < ' ' || c == '"' || c == '\\' || Utf8Check.isUnpairedSurrogate(c)) {
        out.append(text, written, i);
        escape((char) c);
        written = i + 1;
      }
      i += Character.charCount(c);
    }
    out.append(text, written, text.length()).append('"');
  }

  private void escape(char c) {
    int known = "\"\\\b\f\n\r\t".indexOf(c);
    if (known >= 0) {
      out.append('\\').append("\"\\bfnrt".charAt(known));
    } else {
      out.append("\\u").append(HexFormat.of().toHexDigits(c));
      brokenPair |= Character.isSurrogate(c);
    }
  }

  private void begin(char bracket) {
    beginValue();
    out.append(bracket);
    depth++;
    first = true;
  }

  private void end(char bracket) {
    depth--;
    if (!first) {
      breakLine();
    }
    out.append(bracket);
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
      out.append(',');
    }
    first = false;
    breakLine();
  }

  private void breakLine() {
    if (pretty) {
      out.append('\n');
      out.append(INDENT.repeat(depth));
    }
  }
}
