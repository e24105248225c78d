package io.github.modelregistry.registry;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.json.JsonCodec;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a facade value in the order of its JSON: how each is read, written, copied and
 * compared. Filled once, then only read.
 *
 * @param <T> the value
 * @param <B> its builder
 */
final class NeutralFields<T extends RegistryEntry, B extends RegistryEntry.Builder<B>> {

  static final String RAW = "raw";
  static final Form<String> TEXT = new Form<>(JsonValue::of, JsonValue::asString);
  static final Form<Long> NUMBER = new Form<>(JsonValue::of, JsonValue::asLong);
  static final Form<Boolean> FLAG = new Form<>(JsonValue::of, JsonValue::asBoolean);
  static final Form<Instant> TIME = parsed(Instant::parse);
  static final Form<List<String>> TEXTS =
      new Form<>(
          texts -> JsonValue.array(texts.stream().map(JsonValue::of).toList()),
          json -> json.elements().stream().map(JsonValue::asString).toList());

  private final Supplier<B> newBuilder;
  private final Function<B, T> build;
  private final List<Field<T, B, ?>> fields = new ArrayList<>();

  NeutralFields(Supplier<B> newBuilder, Function<B, T> build) {
    this.newBuilder = newBuilder;
    this.build = build;
  }

  /** Adds a field. */
  <V> NeutralFields<T, B> add(
      String name, Function<T, @Nullable V> get, BiConsumer<B, V> set, Form<V> form) {
    fields.add(new Field<>(name, get, set, form));
    return this;
  }

  /** Adds a text that follows from another field, and is only written. */
  NeutralFields<T, B> derived(String name, Function<T, String> get) {
    return add(name, get, (builder, value) -> {}, TEXT);
  }

  List<String> names() {
    return fields.stream().<String>map(Field::name).toList();
  }

  Map<String, JsonValue> json(T value) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    fields.forEach(field -> object.put(field.name(), field.json(value)));
    return Collections.unmodifiableMap(object);
  }

  boolean equal(T one, T other) {
    return fields.stream().allMatch(field -> field.equal(one, other));
  }

  JsonCodec<T> codec() {
    return JsonCodecs.of(
        in -> read(in.readValue()), (out, value) -> out.writeValue(value.toJsonValue()));
  }

  /** Reads a value; fields that it does not have are ignored. */
  private T read(JsonValue json) {
    if (!json.isObject()) {
      throw new DecodingException("$", "expected an object");
    }
    B builder = newBuilder.get();
    fields.forEach(field -> field.read(json, builder));
    JsonValue raw = json.get(RAW);
    if (raw != null && !raw.isNull()) {
      builder.raw(new RawJson(raw));
    }
    try {
      return build.apply(builder);
    } catch (IllegalStateException incomplete) {
      throw new DecodingException(
          null, "$", String.valueOf(incomplete.getMessage()), null, incomplete);
    }
  }

  /** Returns the form of values that JSON has as their text. */
  static <V> Form<V> parsed(Function<String, V> parse) {
    return new Form<>(
        value -> JsonValue.of(value.toString()), json -> parse.apply(json.asString()));
  }

  /** How the values of a field are written in JSON. */
  record Form<V>(Function<V, JsonValue> write, Function<JsonValue, V> read) {}

  private record Field<T, B, V>(
      String name, Function<T, @Nullable V> get, BiConsumer<B, V> set, Form<V> form) {

    JsonValue json(T owner) {
      V value = get.apply(owner);
      return value == null ? JsonValue.ofNull() : form.write().apply(value);
    }

    void read(JsonValue object, B builder) {
      JsonValue value = object.get(name);
      if (value == null || value.isNull()) {
        return;
      }
      try {
        set.accept(builder, form.read().apply(value));
      } catch (RuntimeException wrong) {
        throw new DecodingException(
            null, "$." + name, String.valueOf(wrong.getMessage()), null, wrong);
      }
    }

    boolean equal(T one, T other) {
      return Objects.equals(get.apply(one), get.apply(other));
    }
  }
}
