package io.github.modelregistry.json;

/** Builds the tree of whatever value comes next. */
final class TreeReader {

  private final JsonTokens tokens;
  private final Scratch scratch;

  private TreeReader(JsonTokens tokens, Scratch scratch) {
    this.tokens = tokens;
    this.scratch = scratch;
  }

  static JsonValue read(JsonTokens tokens, Scratch scratch) {
    return new TreeReader(tokens, scratch).value();
  }

  // Recursive: the tokens refuse what is nested too deep.
  private JsonValue value() {
    return switch (tokens.peekKind()) {
      case OBJECT -> object();
      case ARRAY -> array();
      case STRING -> JsonScalar.string(tokens.nextString());
      case NUMBER -> JsonScalar.numeral(tokens.nextNumber());
      case BOOLEAN -> JsonValue.of(tokens.nextBoolean());
      case NULL -> nothing();
    };
  }

  private JsonValue object() {
    tokens.beginObject();
    int base = scratch.size();
    while (tokens.hasNext()) {
      String name = tokens.nextName();
      JsonValue value = value();
      scratch.push(name);
      scratch.push(value);
    }
    tokens.endObject();
    try {
      return JsonObjectValue.over(scratch.popFields(base));
    } catch (Scratch.DuplicateName duplicate) {
      throw tokens.failure(
          tokens.previousPath(),
          "the name " + duplicate.getMessage() + " comes twice in one object");
    }
  }

  private JsonValue array() {
    tokens.beginArray();
    int base = scratch.size();
    while (tokens.hasNext()) {
      scratch.push(value());
    }
    tokens.endArray();
    return JsonArrayValue.over(scratch.pop(base));
  }

  private JsonValue nothing() {
    tokens.nextNull();
    return JsonScalar.NULL;
  }
}
