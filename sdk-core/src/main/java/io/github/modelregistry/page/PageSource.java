package io.github.modelregistry.page;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fetches one page of a list.
 *
 * <p>An iteration calls it from one thread at a time, though not always from the same one. An
 * interrupt should end a fetch early.
 *
 * @param <T> what is listed
 */
@FunctionalInterface
public interface PageSource<T> {

  /**
   * Fetches a page.
   *
   * @param cursor null for the first page, else the next cursor of the page before
   */
  Page<T> fetch(@Nullable String cursor);

  /**
   * Returns whether a page that brings nothing new means that the list repeats itself, so that the
   * iteration ends there; so does an endless sequence of empty pages.
   *
   * <p>False for a source that puts whole lists end to end, such as one for each workspace: there,
   * a page that repeats the one before or is empty says nothing about those after it. Such a source
   * must have an end of its own.
   */
  default boolean detectsRepeats() {
    return true;
  }

  /** Returns a source of the same pages with each item replaced by the function's result. */
  default <R> PageSource<R> map(Function<? super T, ? extends R> function) {
    PageSource<T> source = this;
    return new PageSource<>() {
      @Override
      public Page<R> fetch(@Nullable String cursor) {
        return source.fetch(cursor).map(function);
      }

      @Override
      public boolean detectsRepeats() {
        return source.detectsRepeats();
      }
    };
  }
}
