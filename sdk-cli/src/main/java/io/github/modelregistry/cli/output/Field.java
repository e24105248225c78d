package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of a printed object.
 *
 * @param name its name in JSON and csv
 * @param value takes it from the object
 * @param <T> what is printed
 */
record Field<T>(String name, Function<T, JsonValue> value) {

  static <T> Field<T> text(String name, Function<T, @Nullable String> text) {
    return new Field<>(name, item -> json(text.apply(item)));
  }

  static <T> Field<T> word(String name, Function<T, Enum<?>> word) {
    return new Field<>(name, item -> JsonValue.of(word.apply(item).name()));
  }

  static <T> Field<T> time(String name, Function<T, @Nullable Instant> time) {
    return text(
        name,
        item -> {
          Instant instant = time.apply(item);
          return instant == null ? null : instant.toString();
        });
  }

  static <T> Field<T> number(String name, Function<T, @Nullable Long> number) {
    return new Field<>(
        name,
        item -> {
          Long value = number.apply(item);
          return value == null ? JsonValue.ofNull() : JsonValue.of(BigDecimal.valueOf(value));
        });
  }

  static <T> Field<T> flag(String name, Function<T, @Nullable Boolean> flag) {
    return new Field<>(
        name,
        item -> {
          Boolean value = flag.apply(item);
          return value == null ? JsonValue.ofNull() : JsonValue.of(value);
        });
  }

  static <T> Field<T> texts(String name, Function<T, @Nullable List<String>> texts) {
    return new Field<>(
        name,
        item -> {
          List<String> values = texts.apply(item);
          return values == null
              ? JsonValue.ofNull()
              : JsonValue.array(values.stream().map(JsonValue::of).toList());
        });
  }

  /** A field that holds a JSON document of its own, digit by digit. */
  static <T> Field<T> document(String name, Function<T, @Nullable String> document) {
    return new Field<>(
        name,
        item -> {
          String json = document.apply(item);
          return json == null ? JsonValue.ofNull() : JsonValue.parse(json);
        });
  }

  private static JsonValue json(@Nullable String text) {
    return text == null ? JsonValue.ofNull() : JsonValue.of(text);
  }
}
