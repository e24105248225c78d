package io.github.modelregistry.page;

import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list whose pages are requested one by one while it is iterated. Every iterator starts from the
 * first page. Implementations say how one page is fetched.
 *
 * <p>The iteration ends with the last page, and where a server repeats itself: when a page equals
 * one of the two before it, or names itself as the next one. Items may occur twice when the list
 * changes meanwhile. A request that fails may be repeated by calling the same iterator again.
 *
 * <p>The iterators and streams are not thread-safe.
 *
 * @param <T> what is listed
 */
@FunctionalInterface
public interface PagedIterable<T> extends Iterable<T> {

  /**
   * Fetches a page. An iteration calls this from one thread at a time, though not always from the
   * same one. An interrupt should end a fetch early.
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

  /**
   * Returns the same list from a certain page on.
   *
   * @param start the {@link Page#nextCursor()} of the page before; null for the first page
   */
  default PagedIterable<T> startingAt(@Nullable String start) {
    return fetchedBy(cursor -> fetch(cursor == null ? start : cursor));
  }

  /** Returns a list of the same pages with each item replaced by the function's result. */
  default <R> PagedIterable<R> map(Function<? super T, ? extends R> function) {
    return fetchedBy(cursor -> fetch(cursor).map(function));
  }

  private <R> PagedIterable<R> fetchedBy(Function<@Nullable String, Page<R>> fetch) {
    PagedIterable<T> source = this;
    return new PagedIterable<>() {
      @Override
      public Page<R> fetch(@Nullable String cursor) {
        return fetch.apply(cursor);
      }

      @Override
      public boolean detectsRepeats() {
        return source.detectsRepeats();
      }
    };
  }

  /** Returns the items of all pages. */
  @Override
  default Iterator<T> iterator() {
    return stream().iterator();
  }

  /** Returns the items of all pages as a sequential stream. */
  default Stream<T> stream() {
    return StreamSupport.stream(pages().spliterator(), false)
        .flatMap(page -> page.items().stream());
  }

  /** Returns the pages, each with the cursor of the next. */
  default Iterable<Page<T>> pages() {
    return () -> new Pages<>(this, null);
  }
}
