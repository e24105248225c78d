package io.github.modelregistry.json;

/**
 * Is notified of drift, what a document holds and its type does not describe, while it is read.
 *
 * <p>Each difference is reported once per document, at its first position. Called on the reading
 * thread; must be quick and must not throw.
 */
@FunctionalInterface
public interface DriftObserver {

  /** The kinds of difference, named as those of the client's drift events. */
  enum Kind {
    /** A field that the type does not list. Its value is kept and not reported. */
    UNKNOWN_FIELD,
    /** A text that an open enum does not list, or that names a form that a union does not list. */
    UNKNOWN_ENUM,
    /** A value that is not of its field's type. It is kept and not reported. */
    MISTYPED_FIELD
  }

  /**
   * Called for each difference.
   *
   * @param path its place, such as {@code $.data[3].status}
   * @param type the type of the object that holds the field, the enum or the union
   * @param name the field's name, or the unknown text
   */
  void differs(Kind kind, String path, String type, String name);
}
