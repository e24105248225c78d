package io.github.modelregistry.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

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
  private final BitSet required;
  private final BitSet requiredNonNull;
  // Known names only, so that what a server sends cannot make it slow.
  private final Map<String, Integer> indexes = new HashMap<>();

  private ObjectShape(String typeName, String[] names, BitSet required, BitSet requiredNonNull) {
    this.typeName = typeName;
    this.names = names;
    this.required = required;
    this.requiredNonNull = requiredNonNull;
    for (int index = 1; index < names.length; index++) {
      if (indexes.put(names[index], index) != null) {
        throw new IllegalArgumentException(typeName + " lists " + names[index] + " twice");
      }
    }
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
    return new ObjectShape(typeName, names, new BitSet(), new BitSet());
  }

  /** Returns this shape with these fields required, null not being a value for them. */
  public ObjectShape requiring(String... fieldNames) {
    return new ObjectShape(
        typeName, names, with(required, fieldNames, true), with(requiredNonNull, fieldNames, true));
  }

  /**
   * Returns this shape with these fields required, null being a value for them, even where it was
   * none before.
   */
  public ObjectShape requiringNullable(String... fieldNames) {
    return new ObjectShape(
        typeName,
        names,
        with(required, fieldNames, true),
        with(requiredNonNull, fieldNames, false));
  }

  /** Returns how messages call the type. */
  String typeName() {
    return typeName;
  }

  /** Returns the name on the wire of a field. */
  String fieldName(int index) {
    return names[index];
  }

  /** Returns whether a field must be present, possibly as null. */
  boolean isRequired(int index) {
    return required.get(index);
  }

  /** Returns whether a field must be there and must not be null. */
  boolean isRequiredNonNull(int index) {
    return requiredNonNull.get(index);
  }

  /** Returns the index of a name, or -1. */
  int indexOf(String name) {
    return indexes.getOrDefault(name, NOT_FOUND);
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

  /** Returns which field follows which one here, by index; 0 stands for the beginning. */
  int[] declaredOrder() {
    int[] order = new int[names.length];
    Arrays.setAll(order, index -> index + 1);
    return order;
  }

  /**
   * Returns whether a required field is in neither of the two sets, or null where it must not be.
   */
  boolean lacksRequired(BitSet seen, BitSet nulls) {
    for (int field = required.nextSetBit(0); field >= 0; field = required.nextSetBit(field + 1)) {
      if (!seen.get(field) || (nulls.get(field) && requiredNonNull.get(field))) {
        return true;
      }
    }
    return false;
  }

  private BitSet with(BitSet set, String[] fieldNames, boolean value) {
    BitSet changed = (BitSet) set.clone();
    for (String name : fieldNames) {
      int index = indexOf(name);
      if (index == NOT_FOUND) {
        throw new IllegalArgumentException(typeName + " has no field " + name);
      }
      changed.set(index, value);
    }
    return changed;
  }
}
