package io.github.modelregistry.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Any JSON: an object, array, text, number, boolean or null. Immutable.
 *
 * <p>Numbers keep their text: {@code 1.10}, {@code 9007199254740993} and {@code 1e400} are written
 * as they were read. Objects keep the order of their fields. Two values are equal when they are of
 * one kind and have equal content, where numbers are compared by their text ({@code 1.0} is not
 * {@code 1}) and the order of an object's fields does not matter.
 *
 * <p>No value is nested deeper than {@value JsonLimits#HIGHEST_MAX_DEPTH} levels, so that walking
 * one never exhausts the stack.
 */
public abstract sealed class JsonValue permits JsonObjectValue, JsonArrayValue, JsonScalar {

  /** What a JSON value can be. */
  public enum Kind {
    /** Names with values. */
    OBJECT("an object"),
    /** A sequence of values. */
    ARRAY("an array"),
    /** A text. */
    STRING("a string"),
    /** A number of any size and precision. */
    NUMBER("a number"),
    /** True or false. */
    BOOLEAN("a boolean"),
    /** The explicit null. */
    NULL("null");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** How a message calls it. */
    String words() {
      return words;
    }
  }

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  JsonValue() {}

  /**
   * Reads a JSON document that is already in memory.
   *
   * @throws io.github.modelregistry.error.DecodingException when it is not strict JSON, names a
   *     field twice or is nested too deep
   */
  public static JsonValue parse(String json) {
    return JsonDocuments.read(json, JsonCodecs.VALUE, JsonLimits.WIDEST, null);
  }

  /** Returns an object with these fields, in the map's order. */
  public static JsonValue object(Map<String, ? extends JsonValue> fields) {
    return JsonObjectValue.copyOf(fields);
  }

  /** Returns an array of these elements. */
  public static JsonValue array(List<? extends JsonValue> elements) {
    return JsonArrayValue.over(List.copyOf(elements));
  }

  /** Returns a text. */
  public static JsonValue of(String text) {
    return JsonScalar.string(text);
  }

  /** Returns a number. */
  public static JsonValue of(long number) {
    return JsonScalar.numeral(Long.toString(number));
  }

  /** Returns a number. */
  public static JsonValue of(BigDecimal number) {
    return JsonScalar.numeral(JsonNumbers.text(number));
  }

  /** Returns a boolean. */
  public static JsonValue of(boolean value) {
    return value ? JsonScalar.TRUE : JsonScalar.FALSE;
  }

  /**
   * Returns a number that is written as this text.
   *
   * @throws IllegalArgumentException when it is not a number as JSON writes it, or has more than
   *     {@value JsonNumbers#MAX_LENGTH} characters
   */
  public static JsonValue number(String text) {
    return JsonScalar.numeral(JsonNumbers.checked(text));
  }

  /** Returns the codec of any JSON. */
  public static JsonCodec<JsonValue> codec() {
    return JsonCodecs.VALUE;
  }

  /** Returns the explicit null. */
  public static JsonValue ofNull() {
    return JsonScalar.NULL;
  }

  /** Returns what this value is. */
  public abstract Kind kind();

  /** Returns whether this is an object. */
  public final boolean isObject() {
    return kind() == Kind.OBJECT;
  }

  /** Returns whether this is the explicit null. */
  public final boolean isNull() {
    return kind() == Kind.NULL;
  }

  /**
   * Returns the text of a string.
   *
   * @throws IllegalStateException when this is not a string
   */
  public String asString() {
    throw not(Kind.STRING);
  }

  /**
   * Returns the value of a boolean.
   *
   * @throws IllegalStateException when this is not a boolean
   */
  public boolean asBoolean() {
    throw not(Kind.BOOLEAN);
  }

  /**
   * Returns the text of a number, every digit of it.
   *
   * @throws IllegalStateException when this is not a number
   */
  public String numberText() {
    throw not(Kind.NUMBER);
  }

  /**
   * Returns the value of a number.
   *
   * @throws IllegalStateException when this is not a number
   * @throws ArithmeticException when its exponent is beyond that of a {@link BigDecimal}
   */
  public final BigDecimal asBigDecimal() {
    return JsonNumbers.toDecimal(numberText());
  }

  /**
   * Returns the value of an integral number; {@code 10.0} is one.
   *
   * @throws IllegalStateException when this is not a number
   * @throws ArithmeticException when it has a fraction or does not fit
   */
  public final long asLong() {
    return JsonNumbers.toLong(numberText());
  }

  /**
   * Returns the fields of an object in their order, unmodifiable.
   *
   * @throws IllegalStateException when this is not an object
   */
  public Map<String, JsonValue> fields() {
    throw not(Kind.OBJECT);
  }

  /**
   * Returns the elements of an array, unmodifiable.
   *
   * @throws IllegalStateException when this is not an array
   */
  public List<JsonValue> elements() {
    throw not(Kind.ARRAY);
  }

  /**
   * Returns the value at a path of names and indexes, such as {@code at("data", 0, "id")}; null
   * when any step of it does not exist.
   *
   * @param path strings for an object's fields, integers for an array's elements
   */
  public final @Nullable JsonValue at(Object... path) {
    JsonValue place = this;
    for (Object step : path) {
      JsonValue next = step instanceof Integer index ? place.get(index) : place.get((String) step);
      if (next == null) {
        return null;
      }
      place = next;
    }
    return place;
  }

  /** Returns the field of a name, or null when there is none or this is not an object. */
  public @Nullable JsonValue get(String name) {
    return null;
  }

  /** Returns the element at an index, or null when there is none or this is not an array. */
  public @Nullable JsonValue get(int index) {
    return null;
  }

  /** Returns this value as compact JSON. */
  @com.fasterxml.jackson.annotation.JsonValue
  @JsonRawValue
  @Override
  public final String toString() {
    return JsonText.print(this, false);
  }

  /** Returns this value as JSON for people: indented, one field or element a line. */
  public final String toPrettyString() {
    return JsonText.print(this, true);
  }

  /** How many levels of objects and arrays there are in it. */
  abstract int depth();

  /** Returns the depth of a container around something, which must not be too much. */
  static int depthAround(int inner) {
    if (inner >= JsonLimits.HIGHEST_MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a JSON value cannot be nested deeper than " + JsonLimits.HIGHEST_MAX_DEPTH + " levels");
    }
    return inner + 1;
  }

  private IllegalStateException not(Kind expected) {
    return new IllegalStateException(
        "this JSON value is " + kind().words() + ", not " + expected.words());
  }
}
