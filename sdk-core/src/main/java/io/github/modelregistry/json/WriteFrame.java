package io.github.modelregistry.json;

import org.jspecify.annotations.Nullable;

/** One object or array while it is being written; one a level, used again and again. */
final class WriteFrame {

  /** Null in an array and in a map, whose scalars count for the object around. */
  @Nullable ObjectShape shape;

  @Nullable ExtraFields kept;

  /** The known field that is being written. */
  int field;

  /** How many scalars of that field were written. */
  int ordinal;

  /** The frame of the object that holds these scalars. */
  WriteFrame holder = this;

  /** Where in the object or map writing is, null in an array. */
  @Nullable String name;

  /** Where in the array writing is. */
  int index;

  String step() {
    return name == null ? "[" + index + "]" : "." + name;
  }
}
