package io.github.modelregistry.json;

import org.jspecify.annotations.Nullable;

/**
 * A text of a set that the server may extend.
 *
 * <p>A text that this version does not list is kept as it is. To branch over the listed ones use
 * the generated {@code known()}, whose {@code UNKNOWN} stands for all others. Two values are equal
 * when their class and their text are; compare with {@code equals}, not with {@code ==}.
 */
public abstract class OpenEnum {

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final String value;

  /** Creates the value of a text. */
  protected OpenEnum(String value) {
    this.value = value;
  }

  /** Returns the text as it is on the wire. */
  @com.fasterxml.jackson.annotation.JsonValue
  public final String value() {
    return value;
  }

  /** Returns whether this version lists the text. */
  public abstract boolean isKnown();

  @Override
  public final boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof OpenEnum that
            && getClass() == that.getClass()
            && value.equals(that.value));
  }

  @Override
  public final int hashCode() {
    return value.hashCode();
  }

  /** Returns the text as it is on the wire. */
  @Override
  public final String toString() {
    return value;
  }
}
