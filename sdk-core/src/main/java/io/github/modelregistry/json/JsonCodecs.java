package io.github.modelregistry.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codecs of scalars and of any JSON, and the one of open enums. */
public final class JsonCodecs {

  /** Texts. */
  public static final JsonCodec<String> STRING = of(JsonInput::readString, JsonOutput::writeString);

  /** True and false. */
  public static final JsonCodec<Boolean> BOOLEAN =
      of(JsonInput::readBoolean, JsonOutput::writeBoolean);

  /** Integral numbers of 32 bits. */
  public static final JsonCodec<Integer> INT32 =
      of(JsonInput::readInt, (out, value) -> out.writeLong(value));

  /** Integral numbers of 64 bits. */
  public static final JsonCodec<Long> INT64 = of(JsonInput::readLong, JsonOutput::writeLong);

  /** Numbers with all their digits. */
  public static final JsonCodec<BigDecimal> DECIMAL =
      of(JsonInput::readDecimal, JsonOutput::writeDecimal);

  /** Times, kept as texts. */
  public static final JsonCodec<Timestamp> TIMESTAMP =
      of(JsonInput::readTimestamp, (out, time) -> out.writeString(time.text()));

  /** Any JSON. */
  public static final JsonCodec<JsonValue> VALUE = of(JsonInput::readValue, JsonOutput::writeValue);

  /** Texts that the vendor sometimes sends as numbers. */
  public static final JsonCodec<String> LENIENT_STRING =
      of(JsonInput::readLenientString, JsonOutput::writeString);

  /** Integral numbers of 32 bits that the vendor sometimes sends as texts. */
  public static final JsonCodec<Integer> LENIENT_INT32 =
      of(JsonInput::readLenientInt, (out, value) -> out.writeLong(value));

  /** Integral numbers of 64 bits that the vendor sometimes sends as texts. */
  public static final JsonCodec<Long> LENIENT_INT64 =
      of(JsonInput::readLenientLong, JsonOutput::writeLong);

  /** Numbers that the vendor sometimes sends as texts. */
  public static final JsonCodec<BigDecimal> LENIENT_DECIMAL =
      of(JsonInput::readLenientDecimal, JsonOutput::writeDecimal);

  private JsonCodecs() {}

  /**
   * Returns the codec of an open enum.
   *
   * @param typeName how drift is reported
   * @param of returns the value of a text, the same one each time for a listed text
   */
  public static <T extends OpenEnum> JsonCodec<T> openEnum(
      String typeName, Function<String, T> of) {
    return of(
        in -> {
          String text = in.readString();
          T value = text == null ? null : of.apply(text);
          if (value != null && !value.isKnown()) {
            in.unknownText(typeName, value.value());
          }
          return value;
        },
        (out, value) -> out.writeString(value.value()));
  }

  /**
   * Returns the codec of a type that has one: a public static method {@code codec()}, as generated
   * models, open enums, {@link JsonValue}, {@link Timestamp} and the values of the facade have it.
   * Null for any other type.
   *
   * <p>The method is looked up by its name: keep the result. Nothing in a call to a server does so.
   */
  @SuppressWarnings("unchecked") // a type's codec() is the codec of that type
  public static <T> @Nullable JsonCodec<T> ofType(Class<T> type) {
    MethodType noArguments = MethodType.methodType(JsonCodec.class);
    try {
      return (JsonCodec<T>)
          MethodHandles.publicLookup().findStatic(type, "codec", noArguments).invokeWithArguments();
    } catch (NoSuchMethodException | IllegalAccessException none) {
      return null;
    } catch (Throwable failed) {
      throw new IllegalStateException(type.getName() + ".codec() failed", failed);
    }
  }

  /**
   * Returns the codec of a type that is an object in JSON. Anything else in its place is kept by
   * the object around; a list leaves it out.
   */
  public static <T> JsonCodec<T> object(
      Function<JsonInput, @Nullable T> reader, BiConsumer<JsonOutput, T> writer) {
    return new JsonCodec<>(reader, writer, /* requiresObject= */ true, /* isModel= */ true);
  }

  /** Returns the codec of a union of objects, which reads whatever is not null. */
  public static <T> JsonCodec<T> union(
      Function<JsonInput, @Nullable T> reader, BiConsumer<JsonOutput, T> writer) {
    return new JsonCodec<>(reader, writer, /* requiresObject= */ false, /* isModel= */ true);
  }

  /** Returns the codec made of a way to read and a way to write, both without state. */
  public static <T> JsonCodec<T> of(
      Function<JsonInput, @Nullable T> reader, BiConsumer<JsonOutput, T> writer) {
    return new JsonCodec<>(reader, writer, /* requiresObject= */ false, /* isModel= */ false);
  }
}
