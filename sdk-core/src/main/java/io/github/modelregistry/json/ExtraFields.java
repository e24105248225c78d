package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an object held beside the values of its known fields: unknown fields, known ones whose value
 * is not of their type, which of the known were null, elements that are no objects in lists of
 * objects, and numbers whose writing differs from ours ({@code 10.0} in an integer field). It is
 * written back with the object, so that read, modify, write loses nothing. Immutable.
 *
 * <p>Most objects hold nothing of the kind, and then there is none: generated code keeps null.
 */
public final class ExtraFields {

  static final ExtraFields NOTHING = new ExtraFields(Map.of(), new BitSet(0), Map.of(), null);

  /** Marks the places of elements, which are counted apart from scalars. */
  private static final int ELEMENT = 1 << 31;

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final Map<String, JsonValue> unknown;
  private final BitSet nulls;
  private final Map<Long, String> verbatim;
  private final @Nullable String path;

  /**
   * Keeps these parts, which must never change.
   *
   * @param verbatim what is written back unchanged: scalars whose text differs from ours, by their
   *     {@link #scalarAt}, and elements that a list of objects omitted, by their {@link #elementAt}
   */
  ExtraFields(
      Map<String, JsonValue> unknown,
      BitSet nulls,
      Map<Long, String> verbatim,
      @Nullable String path) {
    this.unknown = unknown;
    this.nulls = nulls;
    this.verbatim = verbatim;
    this.path = path;
  }

  /** Returns the place of a scalar: its number among the scalars of its field. */
  static long scalarAt(int field, int ordinal) {
    return ((long) field << 32) | (ordinal & 0xFFFFFFFFL);
  }

  /** Returns the place of an element that was omitted from the list of a field. */
  static long elementAt(int field, int index) {
    return scalarAt(field, index | ELEMENT);
  }

  /**
   * Returns the unknown fields of an object, and the known ones whose value is not of their type,
   * in the document's order, unmodifiable.
   */
  public static Map<String, JsonValue> additional(@Nullable ExtraFields kept) {
    return kept == null ? Map.of() : kept.unknown;
  }

  /** Returns how many elements were omitted from an object's lists, since they are not objects. */
  public static int skippedElements(@Nullable ExtraFields extra) {
    return extra == null
        ? 0
        : (int) extra.verbatim.keySet().stream().filter(place -> place.intValue() < 0).count();
  }

  /**
   * Returns what a required list is that has no value: empty when it came as null.
   *
   * @throws DecodingException as {@link #missing} has it otherwise
   */
  public static <T> List<T> emptyIfNull(@Nullable ExtraFields extra, ObjectShape shape, int field) {
    if (extra != null && extra.isExplicitNull(field)) {
      return List.of();
    }
    throw missing(extra, shape, field);
  }

  /**
   * Returns the failure of asking for a required field that did not come, was null or is of another
   * type. It names the type, the field, and the object's place in the document when it came in one.
   */
  public static DecodingException missing(
      @Nullable ExtraFields kept, ObjectShape shape, int field) {
    String path = kept == null || kept.path == null ? "$" : kept.path;
    String name = shape.fieldName(field);
    return new DecodingException(
        path + "." + name,
        "the required field " + shape.typeName() + "." + name + lack(kept, field, name));
  }

  private static String lack(@Nullable ExtraFields kept, int field, String name) {
    if (kept != null && kept.isExplicitNull(field)) {
      return " is null";
    }
    JsonValue mistyped = kept == null ? null : kept.unknown.get(name);
    return mistyped == null ? " is missing" : " has the wrong type: " + mistyped.kind().words();
  }

  /** Returns whether two objects are written with the same extras; null keeps none. */
  public static boolean equal(@Nullable ExtraFields one, @Nullable ExtraFields other) {
    return Objects.requireNonNullElse(one, NOTHING)
        .equals(Objects.requireNonNullElse(other, NOTHING));
  }

  /** Returns a hash that fits {@link #equal}. */
  public static int hash(@Nullable ExtraFields kept) {
    return kept == null ? NOTHING.hashCode() : kept.hashCode();
  }

  /** Returns a builder for an object that starts empty. */
  public static Builder builder(ObjectShape shape) {
    return new Builder(shape, NOTHING);
  }

  /** Returns a builder for an object that starts as a copy of one that kept this. */
  public static Builder builder(ObjectShape shape, @Nullable ExtraFields kept) {
    return new Builder(shape, kept == null ? NOTHING : kept);
  }

  /** Returns whether a known field is null on purpose, not merely absent. */
  public boolean isExplicitNull(int field) {
    return nulls.get(field);
  }

  Map<String, JsonValue> unknown() {
    return unknown;
  }

  /** Returns what is written back unchanged at a place, or null. */
  @Nullable String verbatim(long place) {
    return verbatim.isEmpty() ? null : verbatim.get(place);
  }

  /** Returns whether this says that some fields are null and nothing else. */
  boolean isOnly(BitSet nullFields) {
    return unknown.isEmpty() && nulls.equals(nullFields);
  }

  /** Compares what is written; where an object came from makes no difference. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ExtraFields that
            && unknown.equals(that.unknown)
            && verbatim.equals(that.verbatim)
            && nulls.equals(that.nulls));
  }

  @Override
  public int hashCode() {
    return Objects.hash(unknown, verbatim, nulls);
  }

  /** Returns the names of the unknown fields; their values may be secret. */
  @Override
  public String toString() {
    return unknown.keySet().toString();
  }

  /** Follows the setters of a generated builder. */
  public static final class Builder {
    private final ObjectShape shape;
    private final Map<String, JsonValue> unknown;
    private final BitSet nulls;
    private Map<Long, String> verbatim;

    private Builder(ObjectShape shape, ExtraFields start) {
      this.shape = shape;
      this.unknown = new LinkedHashMap<>(start.unknown);
      this.nulls = (BitSet) start.nulls.clone();
      this.verbatim = start.verbatim;
    }

    /** Notes that a field was set: to null on purpose, or to a value that is written anew. */
    public void assigned(int field, @Nullable Object value) {
      cleared(field);
      nulls.set(field, value == null);
    }

    /** Notes that a field was taken away: neither a value nor null. */
    public void cleared(int field) {
      nulls.clear(field);
      if (!unknown.isEmpty()) {
        unknown.remove(shape.fieldName(field));
      }
      if (!verbatim.isEmpty()) {
        verbatim = new HashMap<>(verbatim);
        verbatim.keySet().removeIf(place -> place >> 32 == field);
      }
    }

    /**
     * Adds a field that the type does not list, or replaces one of that name.
     *
     * @throws IllegalArgumentException when the type does list it: then it has a setter
     */
    public void additional(String name, JsonValue value) {
      if (shape.indexOf(name) >= 0) {
        throw new IllegalArgumentException(
            shape.typeName() + " has the field " + name + ": use its own setter");
      }
      unknown.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, name));
    }

    /** Returns what is to be kept, or null when that is nothing. */
    public @Nullable ExtraFields build() {
      Map<String, JsonValue> fields =
          unknown.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
      ExtraFields kept = new ExtraFields(fields, (BitSet) nulls.clone(), verbatim, null);
      return kept.equals(NOTHING) ? null : kept;
    }
  }
}
