package io.github.modelregistry.page;

import org.jspecify.annotations.Nullable;

/**
 * Fetches one page of a list.
 *
 * <p>A walk calls it from one thread at a time, though not always from the same one. An interrupt
 * should end a fetch early.
 *
 * @param <T> what is listed
 */
@FunctionalInterface
public interface PageSource<T> {

  /**
   * Fetches a page.
   *
   * @param cursor null for the first page, else what the page before gave as its next cursor
   */
  Page<T> fetch(@Nullable String cursor);
}
