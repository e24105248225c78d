package io.github.modelregistry.json;

/** Builds the tree of the current value. */
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
    return switch (tokens.kind()) {
      case OBJECT -> object();
      case ARRAY -> array();
      case STRING -> JsonScalar.string(String.valueOf(tokens.textOrNull()));
      case NUMBER -> JsonScalar.numeral(tokens.number());
      case BOOLEAN -> JsonValue.of(tokens.bool());
      case NULL -> JsonScalar.NULL;
    };
  }

  private JsonValue object() {
    tokens.begin();
    int base = scratch.size();
    for (String name = tokens.nextName(); name != null; name = tokens.nextName()) {
      JsonValue value = value();
      scratch.push(name);
      scratch.push(value);
    }
    try {
      return JsonObjectValue.over(scratch.popFields(base));
    } catch (Scratch.DuplicateName duplicate) {
      throw tokens.failure(
          tokens.path(), "the name " + duplicate.getMessage() + " occurs twice in one object");
    }
  }

  private JsonValue array() {
    tokens.begin();
    int base = scratch.size();
    while (tokens.nextElement()) {
      scratch.push(value());
    }
    return JsonArrayValue.over(scratch.popList(base));
  }
}
