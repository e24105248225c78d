package io.github.modelregistry.json;

import io.github.modelregistry.error.DecodingException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a document, one after the other. Each {@code next} method is called only after
 * {@link #peekKind()} said that such a piece comes.
 */
abstract class JsonTokens {

  /** Returns what the value that comes next is. */
  abstract JsonValue.Kind peekKind();

  /** Tells whether the value that comes next is of a kind; cheaper than {@link #peekKind()}. */
  abstract boolean nextIs(JsonValue.Kind kind);

  abstract void beginObject();

  abstract void endObject();

  abstract void beginArray();

  abstract void endArray();

  /** Tells whether the object or array that was begun last goes on. */
  abstract boolean hasNext();

  abstract String nextName();

  abstract String nextString();

  /** Returns the text of a number, every digit of it. */
  abstract String nextNumber();

  abstract boolean nextBoolean();

  abstract void nextNull();

  /** Returns where the value that comes next lies. */
  abstract String path();

  /** Returns where the value that came last lies. */
  abstract String previousPath();

  /** Returns the failure of a document at a place. */
  abstract DecodingException failure(String path, String detail);

  /**
   * Returns the text of a field of the object that comes next, without taking the object away.
   *
   * @return null when the next value is no object or has no such field with a text, or when telling
   *     needs more than a look, see {@link #needsTree()}
   */
  abstract @Nullable String peekField(String name);

  /** Tells whether the last {@link #peekField} could not say, without reading the whole object. */
  abstract boolean needsTree();
}
