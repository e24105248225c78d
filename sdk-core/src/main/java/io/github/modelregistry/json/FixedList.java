package io.github.modelregistry.json;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** An unmodifiable list of exactly the right size, which may hold nulls. */
final class FixedList<E extends @Nullable Object> extends AbstractList<E> implements RandomAccess {

  private final @Nullable Object[] elements;

  private FixedList(@Nullable Object[] elements) {
    this.elements = elements;
  }

  /** Returns the list of these elements, taking the array over. */
  static <E extends @Nullable Object> List<E> over(@Nullable Object[] elements) {
    return elements.length == 0 ? List.of() : new FixedList<>(elements);
  }

  // Only elements of type E were put in, by the caller of over.
  @SuppressWarnings({"unchecked", "NullAway"})
  @Override
  public E get(int index) {
    return (E) elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }
}
