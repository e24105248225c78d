package io.github.modelregistry.json;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one type, piece by piece, without a tree in between.
 *
 * <p>Immutable and thread-safe. Keep the result of {@link #list()} and its like in a constant: each
 * call makes a new codec.
 *
 * @param <T> the type of the values
 */
public final class JsonCodec<T> {

  private final Function<JsonInput, @Nullable T> reader;
  private final BiConsumer<JsonOutput, T> writer;
  private final boolean requiresObject;
  private final boolean isModel;

  JsonCodec(
      Function<JsonInput, @Nullable T> reader,
      BiConsumer<JsonOutput, T> writer,
      boolean requiresObject,
      boolean isModel) {
    this.reader = reader;
    this.writer = writer;
    this.requiresObject = requiresObject;
    this.isModel = isModel;
  }

  /**
   * Reads the value that comes next, which is never JSON's null.
   *
   * @return null when the value is of another type, of which the {@code read} method of {@link
   *     JsonInput} that found it has taken note
   */
  public @Nullable T read(JsonInput in) {
    return requiresObject && !in.isNext(JsonValue.Kind.OBJECT) ? null : reader.apply(in);
  }

  /** Writes a value, which is never null. */
  public void write(JsonOutput out, T value) {
    writer.accept(out, value);
  }

  /** Returns the codec of a list of such values, in which null is refused. */
  public JsonCodec<List<T>> list() {
    return JsonCodecs.of(in -> in.readList(this), (out, values) -> out.writeList(values, this));
  }

  /** Returns the codec of a list of such values or nulls. */
  public JsonCodec<List<@Nullable T>> nullableList() {
    return JsonCodecs.of(
        in -> in.readNullableList(this), (out, values) -> out.writeList(values, this));
  }

  /** Returns the codec of an object with free names and such values, in which null is refused. */
  public JsonCodec<Map<String, T>> map() {
    return JsonCodecs.of(in -> in.readMap(this), (out, entries) -> out.writeMap(entries, this));
  }

  /** Returns the codec of an object with free names and such values or nulls. */
  public JsonCodec<Map<String, @Nullable T>> nullableMap() {
    return JsonCodecs.of(
        in -> in.readNullableMap(this), (out, entries) -> out.writeMap(entries, this));
  }

  /** Returns whether values are objects; a list of objects leaves out elements that are not. */
  boolean isModel() {
    return isModel;
  }
}
