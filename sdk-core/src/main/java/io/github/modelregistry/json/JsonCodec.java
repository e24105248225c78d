package io.github.modelregistry.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the values of one type, piece by piece, without a tree in between.
 *
 * <p>A codec has no state and may be used by many threads at once. Keep the result of {@link
 * #list()} and its like in a constant: each call makes a new codec.
 *
 * @param <T> the type of the values
 */
public abstract class JsonCodec<T> {

  /** Creates a codec. */
  protected JsonCodec() {}

  /**
   * Reads the value that comes next, which is never JSON's null.
   *
   * @return null when the value is of another type, of which the {@code read} method of {@link
   *     JsonInput} that found it has taken note
   */
  public abstract @Nullable T read(JsonInput in);

  /** Writes a value, which is never null. */
  public abstract void write(JsonOutput out, T value);

  /** Returns the codec of a list of such values, in which null is refused. */
  public final JsonCodec<List<T>> list() {
    return new ListCodec<>(this);
  }

  /** Returns the codec of a list of such values or nulls. */
  public final JsonCodec<List<@Nullable T>> nullableList() {
    return new NullableListCodec<>(this);
  }

  /** Returns the codec of an object with free names and such values, in which null is refused. */
  public final JsonCodec<Map<String, T>> map() {
    return new MapCodec<>(this);
  }

  /** Returns the codec of an object with free names and such values or nulls. */
  public final JsonCodec<Map<String, @Nullable T>> nullableMap() {
    return new NullableMapCodec<>(this);
  }

  /** Returns whether values are objects, of which a list may leave out what is none. */
  boolean isModel() {
    return false;
  }

  private static final class ListCodec<T> extends JsonCodec<List<T>> {
    private final JsonCodec<T> elements;

    ListCodec(JsonCodec<T> elements) {
      this.elements = elements;
    }

    @Override
    public @Nullable List<T> read(JsonInput in) {
      return in.readList(elements);
    }

    @Override
    public void write(JsonOutput out, List<T> value) {
      out.writeList(value, elements);
    }
  }

  private static final class NullableListCodec<T> extends JsonCodec<List<@Nullable T>> {
    private final JsonCodec<T> elements;

    NullableListCodec(JsonCodec<T> elements) {
      this.elements = elements;
    }

    @Override
    public @Nullable List<@Nullable T> read(JsonInput in) {
      return in.readNullableList(elements);
    }

    @Override
    public void write(JsonOutput out, List<@Nullable T> value) {
      out.writeNullableList(value, elements);
    }
  }

  private static final class MapCodec<T> extends JsonCodec<Map<String, T>> {
    private final JsonCodec<T> values;

    MapCodec(JsonCodec<T> values) {
      this.values = values;
    }

    @Override
    public @Nullable Map<String, T> read(JsonInput in) {
      return in.readMap(values);
    }

    @Override
    public void write(JsonOutput out, Map<String, T> value) {
      out.writeMap(value, values);
    }
  }

  private static final class NullableMapCodec<T> extends JsonCodec<Map<String, @Nullable T>> {
    private final JsonCodec<T> values;

    NullableMapCodec(JsonCodec<T> values) {
      this.values = values;
    }

    @Override
    public @Nullable Map<String, @Nullable T> read(JsonInput in) {
      return in.readNullableMap(values);
    }

    @Override
    public void write(JsonOutput out, Map<String, @Nullable T> value) {
      out.writeNullableMap(value, values);
    }
  }
}
