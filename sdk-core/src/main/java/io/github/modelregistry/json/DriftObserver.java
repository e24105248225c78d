package io.github.modelregistry.json;

/**
 * Is notified of drift, what a document holds and its type does not describe, while it is read.
 *
 * <p>Each pair of type and name is reported once per document, at its first position. Called on the
 * reading thread; must be quick and must not throw.
 */
public interface DriftObserver {

  /**
   * Called for a field that the type does not list. Its value is kept and not reported.
   *
   * @param path the field's place, such as {@code $.data[3].colour}
   * @param type the type whose object holds the field
   * @param name the field's name
   */
  void unknownField(String path, String type, String name);

  /**
   * Told of a text that an open enum does not list.
   *
   * @param path the place, such as {@code $.data[3].status}
   * @param type the enum's type
   * @param text the unknown text
   */
  void unknownEnumText(String path, String type, String text);

  /**
   * Told of an object of a kind that a union does not list.
   *
   * @param path the place, such as {@code $.data[3].framework}
   * @param type the union's type
   * @param discriminator the text that should have named the kind
   */
  default void unknownVariant(String path, String type, String discriminator) {
    unknownEnumText(path, type, discriminator);
  }

  /**
   * Called for a value that is not of its field's type. The value is kept, and is not passed on.
   *
   * @param path the value's place, such as {@code $.data[3].created_at}
   * @param type the type whose object holds the field
   * @param name the field's name
   */
  default void mistypedField(String path, String type, String name) {}
}
