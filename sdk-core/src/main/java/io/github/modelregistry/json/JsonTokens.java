package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import org.jspecify.annotations.Nullable;

/**
 * The values of a document, one after the other. There is always a current value; the methods that
 * read a scalar leave it current, {@link #nextElement} and {@link #nextField} go on to the next.
 */
abstract class JsonTokens {

  /** What {@link #nextField} returns for a name that the shape does not list. */
  static final int UNKNOWN_FIELD = 0;

  /** What {@link #nextField} returns at the end of the object. */
  static final int END_OF_OBJECT = -1;

  /** What {@link #shortInteger} returns for a number that has to be read as text. */
  static final long NOT_SHORT = Long.MIN_VALUE;

  /** Returns what the current value is. */
  abstract JsonValue.Kind kind();

  /** Returns whether the current value is null. */
  abstract boolean isNull();

  /** Goes into the object or array that is the current value. */
  abstract void begin();

  /** Goes on to the next element of the array; false at its end, which then is current. */
  abstract boolean nextElement();

  /** Goes on to the next field of the object; null at its end, which then is current. */
  abstract @Nullable String nextName();

  /**
   * Goes on to the next field of the object.
   *
   * @param guess the field that is likely to come next
   * @return the field's index, {@link #UNKNOWN_FIELD} or {@link #END_OF_OBJECT}
   */
  abstract int nextField(ObjectShape shape, int guess);

  /** Returns the name of the field that {@link #nextField} went to. */
  abstract String name();

  /** Returns the current value if it is a text, or null. */
  abstract @Nullable String textOrNull();

  /** Returns the text of a number, every digit of it. */
  abstract String number();

  /** Returns an integral number that is written as we would write it, or {@link #NOT_SHORT}. */
  long shortInteger() {
    return NOT_SHORT;
  }

  abstract boolean bool();

  /** Returns the path of the current value. */
  abstract String path();

  /** Returns the failure of a document at a path. */
  abstract DecodingException failure(String path, String detail);

  /**
   * Returns the text of a field of the object that is the current value and stays it.
   *
   * @return null when the current value is no object or has no such field with a text, or when
   *     telling needs more than a look, see {@link #needsTree()}
   */
  abstract @Nullable String peekField(String name);

  /**
   * Returns whether the last {@link #peekField} could not say, without reading the whole object.
   */
  abstract boolean needsTree();
}
