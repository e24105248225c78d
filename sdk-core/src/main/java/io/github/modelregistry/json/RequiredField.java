package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads required fields of models where an answer may lack them all the same.
 *
 * <p>The accessor of a required field throws when the field did not come. That is right for a
 * caller who relies on it, and too much for a driver that lists a thousand rows: what one of them
 * does not tell must not hide the others.
 */
public final class RequiredField {

  private RequiredField() {}

  /**
   * Returns what the accessor gives, or null where the answer lacks the field.
   *
   * @param accessor reads one required field, such as {@code version::fileInfo}
   */
  public static <T> @Nullable T orNull(Supplier<? extends T> accessor) {
    try {
      return accessor.get();
    } catch (DecodingException lacking) {
      return null;
    }
  }
}
