package io.github.modelregistry.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON value without inner parts: its kind and its text. */
final class JsonScalar extends JsonValue {

  static final JsonScalar TRUE = new JsonScalar(Kind.BOOLEAN, "true");
  static final JsonScalar FALSE = new JsonScalar(Kind.BOOLEAN, "false");
  static final JsonScalar NULL = new JsonScalar(Kind.NULL, "null");

  private final Kind kind;
  private final String text;

  private JsonScalar(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  static JsonScalar string(String text) {
    return new JsonScalar(Kind.STRING, Objects.requireNonNull(text, "text"));
  }

  /** Returns a number; the text was checked before. */
  static JsonScalar numeral(String text) {
    return new JsonScalar(Kind.NUMBER, text);
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public String asString() {
    return kind == Kind.STRING ? text : super.asString();
  }

  @Override
  public String numberText() {
    return kind == Kind.NUMBER ? text : super.numberText();
  }

  @Override
  public boolean asBoolean() {
    return kind == Kind.BOOLEAN ? text.equals("true") : super.asBoolean();
  }

  @Override
  int depth() {
    return 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonScalar that && kind == that.kind && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind.words(), text);
  }
}
