package io.github.modelregistry.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The fields of an object type: their names, in the order of the generated code, and which of them
 * are required. Immutable; generated code keeps one in a constant.
 */
public final class ObjectShape {

  /** What surrounds a document: an object without fields. */
  static final ObjectShape NONE = of("document");

  private static final int NOT_FOUND = -1;

  private final String typeName;
  // Fields are counted from 1, which is how templates count; nothing is at 0.
  private final String[] names;
  private final SerializableString[] encodedNames;
  // Bit i of these says something about field i.
  private final long[] required;
  private final long[] requiredNonNull;
  // Open addressing; the field's index, zero where empty. Known names only, so that what
  // a server sends cannot make it slow.
  private final int[] table;

  private ObjectShape(String typeName, String[] names, long[] required, long[] requiredNonNull) {
    this.typeName = typeName;
    this.names = names;
    this.required = required;
    this.requiredNonNull = requiredNonNull;
    this.table = hashed(typeName, names);
    this.encodedNames = new SerializableString[names.length + 1];
    Arrays.setAll(
        encodedNames, index -> new SerializedString(index < names.length ? names[index] : ""));
  }

  /**
   * Returns the shape of a type, none of its fields being required.
   *
   * @param typeName how messages call the type
   * @param fieldNames the names on the wire; a field's index is its position here, the first being
   *     1
   * @throws IllegalArgumentException when a name occurs twice
   */
  public static ObjectShape of(String typeName, String... fieldNames) {
    String[] names = new String[fieldNames.length + 1];
    names[0] = "";
    System.arraycopy(fieldNames, 0, names, 1, fieldNames.length);
    long[] none = new long[wordsFor(names.length)];
    return new ObjectShape(typeName, names, none, none);
  }

  /** Returns this shape with these fields required, null not being a value for them. */
  public ObjectShape requiring(String... fieldNames) {
    return new ObjectShape(
        typeName, names, with(required, fieldNames), with(requiredNonNull, fieldNames));
  }

  /**
   * Returns this shape with these fields required, null being a value for them, even where it was
   * none before.
   */
  public ObjectShape requiringNullable(String... fieldNames) {
    return new ObjectShape(
        typeName, names, with(required, fieldNames), without(requiredNonNull, fieldNames));
  }

  /** Returns how messages call the type. */
  public String typeName() {
    return typeName;
  }

  /** Returns the names on the wire, in their order. */
  public List<String> fieldNames() {
    return Collections.unmodifiableList(Arrays.asList(names).subList(1, names.length));
  }

  /** Returns the name on the wire of a field. */
  public String fieldName(int index) {
    return names[index];
  }

  /** Returns whether a field must be present, possibly as null. */
  public boolean isRequired(int index) {
    return isSet(required, index);
  }

  /** Returns whether a field must be there and must not be null. */
  public boolean isRequiredNonNull(int index) {
    return isSet(requiredNonNull, index);
  }

  /** Returns the index of a name, or -1. */
  int indexOf(String name) {
    int mask = table.length - 1;
    for (int slot = spread(name) & mask; table[slot] != 0; slot = (slot + 1) & mask) {
      if (names[table[slot]].equals(name)) {
        return table[slot];
      }
    }
    return NOT_FOUND;
  }

  /** Returns how many fields there are; the last has this index. */
  int size() {
    return names.length - 1;
  }

  /**
   * Returns the name on the wire of a field as the parser compares it, bytes with bytes; after the
   * last field comes a name that no field has.
   */
  SerializableString encodedName(int index) {
    return encodedNames[index];
  }

  /** Returns how many words of 64 bits a set of this shape's fields takes. */
  int words() {
    return required.length;
  }

  /**
   * Returns whether a required field is in neither of the two sets, or null where it must not be.
   */
  boolean lacksRequired(long[] seen, long[] nulls) {
    for (int word = 0; word < required.length; word++) {
      if ((required[word] & ~seen[word]) != 0 || (requiredNonNull[word] & nulls[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  static boolean isSet(long[] set, int index) {
    int word = index >> 6;
    return word < set.length && (set[word] & (1L << index)) != 0;
  }

  private static int wordsFor(int fields) {
    return Math.max(1, (fields + 63) >> 6);
  }

  private static int spread(String name) {
    int hash = name.hashCode();
    return hash ^ (hash >>> 16);
  }

  private static int[] hashed(String typeName, String[] names) {
    int[] table = new int[Integer.highestOneBit(Math.max(1, names.length)) * 4];
    for (int index = 1; index < names.length; index++) {
      int slot = spread(names[index]) & (table.length - 1);
      while (table[slot] != 0) {
        if (names[table[slot]].equals(names[index])) {
          throw new IllegalArgumentException(typeName + " lists " + names[index] + " twice");
        }
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = index;
    }
    return table;
  }

  private long[] with(long[] set, String[] fieldNames) {
    long[] extended = set.clone();
    for (String name : fieldNames) {
      int index = existing(name);
      extended[index >> 6] |= 1L << index;
    }
    return extended;
  }

  private long[] without(long[] set, String[] fieldNames) {
    long[] reduced = set.clone();
    for (String name : fieldNames) {
      int index = existing(name);
      reduced[index >> 6] &= ~(1L << index);
    }
    return reduced;
  }

  private int existing(String name) {
    int index = indexOf(name);
    if (index == NOT_FOUND) {
      throw new IllegalArgumentException(typeName + " has no field " + name);
    }
    return index;
  }
}
