package io.github.modelregistry.sandbox.internal.spec;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.JsonValue.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks one JSON value against a schema, with as much of OpenAPI 3.0 as our specifications use.
 * Properties that a schema does not name are allowed, as everywhere in the vendors' APIs.
 */
final class SchemaChecker {

  private final ApiSpec spec;
  private final String part;
  private final List<Violation> found;

  SchemaChecker(ApiSpec spec, String part, List<Violation> found) {
    this.spec = spec;
    this.part = part;
    this.found = found;
  }

  /** Reads a text that must be JSON and checks it; null when it is none. */
  @Nullable JsonValue read(@Nullable JsonValue schema, String text, String place) {
    try {
      JsonValue json = JsonValue.parse(text);
      if (schema != null) {
        check(schema, json, place);
      }
      return json;
    } catch (DecodingException e) {
      report(place, "json_invalid", "is not JSON: " + e.getMessage());
      return null;
    }
  }

  void check(JsonValue declared, JsonValue value, String place) {
    JsonValue schema = spec.resolve(declared);
    if (value.isNull()) {
      if (!nullable(schema)) {
        report(place, "null", "must not be null");
      }
      return;
    }
    JsonValue all = schema.get("allOf");
    if (all != null) {
      all.elements().forEach(one -> check(one, value, place));
    }
    JsonValue alternatives = schema.get("oneOf");
    if (alternatives != null) {
      checkAlternatives(alternatives.elements(), value, place);
    }
    if (rightType(schema, value, place)) {
      checkWords(schema, value, place);
      switch (value.kind()) {
        case OBJECT -> checkObject(schema, value, place);
        case ARRAY -> checkArray(schema, value, place);
        case STRING -> checkText(schema, value.asString(), place);
        case NUMBER -> checkNumber(schema, value, place);
        default -> {}
      }
    }
  }

  private boolean nullable(JsonValue schema) {
    JsonValue nullable = schema.get("nullable");
    return (nullable != null && nullable.asBoolean())
        || (schema.get("type") == null
            && schema.get("oneOf") == null
            && schema.get("allOf") == null);
  }

  private void checkAlternatives(List<JsonValue> alternatives, JsonValue value, String place) {
    List<Violation> all = new ArrayList<>();
    for (JsonValue alternative : alternatives) {
      List<Violation> ofThis = new ArrayList<>();
      new SchemaChecker(spec, part, ofThis).check(alternative, value, place);
      if (ofThis.isEmpty()) {
        return;
      }
      all.addAll(ofThis);
    }
    String reasons =
        all.stream().map(Violation::message).distinct().collect(Collectors.joining(", or "));
    report(place, "union", reasons);
  }

  private boolean rightType(JsonValue schema, JsonValue value, String place) {
    JsonValue type = schema.get("type");
    if (type == null || anyJson(schema)) {
      return true;
    }
    boolean right =
        switch (type.asString()) {
          case "object" -> value.isObject();
          case "array" -> value.kind() == Kind.ARRAY;
          case "string" -> value.kind() == Kind.STRING;
          case "boolean" -> value.kind() == Kind.BOOLEAN;
          case "number" -> value.kind() == Kind.NUMBER;
          case "integer" -> value.kind() == Kind.NUMBER && integral(value);
          default -> true;
        };
    if (!right) {
      report(place, type.asString() + "_type", "must be of type " + type.asString());
    }
    return right;
  }

  /** An object that names no properties and allows all means any JSON. */
  private static boolean anyJson(JsonValue schema) {
    JsonValue additional = schema.get("additionalProperties");
    return additional != null && schema.get("properties") == null && !additional.isObject();
  }

  private static boolean integral(JsonValue number) {
    return number.asBigDecimal().stripTrailingZeros().scale() <= 0;
  }

  private void checkWords(JsonValue schema, JsonValue value, String place) {
    JsonValue words = schema.get("enum");
    if (words != null && !words.elements().contains(value)) {
      report(place, "enum", "must be one of " + words);
    }
  }

  private void checkObject(JsonValue schema, JsonValue value, String place) {
    JsonValue required = schema.get("required");
    if (required != null) {
      for (JsonValue name : required.elements()) {
        if (value.get(name.asString()) == null) {
          report(inside(place, name.asString()), "missing", "is required");
        }
      }
    }
    JsonValue least = schema.get("minProperties");
    if (least != null && value.fields().size() < least.asLong()) {
      report(place, "too_few_properties", "needs at least " + least + " of its properties");
    }
    Map<String, JsonValue> properties = ApiSpec.fieldsOf(schema.get("properties"));
    value
        .fields()
        .forEach(
            (name, field) -> {
              JsonValue property = properties.get(name);
              if (property != null) {
                check(property, field, inside(place, name));
              }
            });
  }

  private void checkArray(JsonValue schema, JsonValue value, String place) {
    int size = value.elements().size();
    JsonValue least = schema.get("minItems");
    if (least != null && size < least.asLong()) {
      report(place, "too_short", "needs at least " + least + " elements");
    }
    JsonValue most = schema.get("maxItems");
    if (most != null && size > most.asLong()) {
      report(place, "too_long", "may have at most " + most + " elements");
    }
    JsonValue items = schema.get("items");
    for (int i = 0; items != null && i < size; i++) {
      check(items, value.elements().get(i), inside(place, Integer.toString(i)));
    }
  }

  private void checkText(JsonValue schema, String text, String place) {
    int length = text.codePointCount(0, text.length());
    JsonValue least = schema.get("minLength");
    if (least != null && length < least.asLong()) {
      report(place, "string_too_short", "needs at least " + least + " characters");
    }
    JsonValue most = schema.get("maxLength");
    if (most != null && length > most.asLong()) {
      report(place, "string_too_long", "may have at most " + most + " characters");
    }
    JsonValue pattern = schema.get("pattern");
    if (pattern != null && !Pattern.compile(pattern.asString()).matcher(text).find()) {
      report(place, "string_pattern_mismatch", "must match " + pattern.asString());
    }
  }

  private void checkNumber(JsonValue schema, JsonValue value, String place) {
    BigDecimal number = value.asBigDecimal();
    JsonValue least = schema.get("minimum");
    if (least != null && number.compareTo(least.asBigDecimal()) < 0) {
      report(place, "greater_than_equal", "must be greater than or equal to " + least);
    }
    JsonValue most = schema.get("maximum");
    if (most != null && number.compareTo(most.asBigDecimal()) > 0) {
      report(place, "less_than_equal", "must be less than or equal to " + most);
    }
    int bits = bits(schema.get("format"));
    if (bits > 0 && integral(value) && number.toBigInteger().bitLength() >= bits) {
      report(place, "integer_too_large", "does not fit into " + bits + " bits");
    }
  }

  private static int bits(@Nullable JsonValue format) {
    return switch (format == null ? "" : format.asString()) {
      case "int32" -> 32;
      case "int64" -> 64;
      default -> 0;
    };
  }

  private void report(String place, String type, String message) {
    found.add(new Violation(part, place, type, message));
  }

  private static String inside(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
