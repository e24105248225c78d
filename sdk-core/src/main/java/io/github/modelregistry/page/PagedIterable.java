package io.github.modelregistry.page;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list whose pages are requested one by one while it is iterated. Every iterator starts from the
 * first page.
 *
 * <p>The iteration ends with the last page, and where a server repeats itself: when a page equals
 * one of the two before it, or names itself as the next one. Items may occur twice when the list
 * changes meanwhile. A request that fails may be repeated by calling the same iterator again.
 *
 * <p>Immutable and thread-safe; the iterators and streams are not thread-safe.
 *
 * @param <T> what is listed
 */
public final class PagedIterable<T> implements Iterable<T> {

  private static final int EMPTY_PAGES_IN_A_ROW = 1_000;

  private final PageSource<T> source;
  private final @Nullable String start;

  private PagedIterable(PageSource<T> source, @Nullable String start) {
    this.source = source;
    this.start = start;
  }

  /** Returns the list whose pages a source fetches; nothing is fetched yet. */
  public static <T> PagedIterable<T> of(PageSource<T> source) {
    return new PagedIterable<>(Objects.requireNonNull(source, "source"), null);
  }

  /**
   * Returns the same list from a certain page on.
   *
   * @param cursor the {@link Page#nextCursor()} of the page before; null for the first page
   */
  public PagedIterable<T> startingAt(@Nullable String cursor) {
    return new PagedIterable<>(source, cursor);
  }

  /** Returns the items of all pages. */
  @Override
  public Iterator<T> iterator() {
    return new Items<>(pages().iterator());
  }

  /** Returns the items of all pages as a sequential stream. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  /** Returns the pages, each with the cursor of the next. */
  public Iterable<Page<T>> pages() {
    return () -> new Pages<>(source, start);
  }

  /** Returns what fetches the pages, for drivers. */
  public PageSource<T> source() {
    return source;
  }

  private static final class Pages<T> implements Iterator<Page<T>> {

    private final PageSource<T> source;
    private final List<Page<T>> recent = new ArrayList<>();
    private @Nullable String cursor;
    private boolean ended;
    private int emptyPages;

    Pages(PageSource<T> source, @Nullable String start) {
      this.source = source;
      this.cursor = start;
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Page<T> next() {
      if (ended) {
        throw new NoSuchElementException("the list has no more pages");
      }
      Page<T> page = source.fetch(cursor);
      boolean repeats = !page.items().isEmpty() && source.detectsRepeats() && isRepeated(page);
      emptyPages = page.items().isEmpty() ? emptyPages + 1 : 0;
      if (emptyPages > EMPTY_PAGES_IN_A_ROW && source.detectsRepeats()) {
        throw new DecodingException(
            "$", EMPTY_PAGES_IN_A_ROW + " consecutive pages were empty but had a next page");
      }
      String next = repeats ? null : page.nextCursor();
      ended = next == null || next.equals(cursor);
      cursor = next;
      return repeats ? Page.last(List.of()) : page;
    }

    private boolean isRepeated(Page<T> page) {
      if (recent.stream().anyMatch(before -> before.items().equals(page.items()))) {
        return true;
      }
      recent.add(page);
      if (recent.size() > 2) {
        recent.remove(0);
      }
      return false;
    }
  }

  private static final class Items<T> implements Iterator<T> {

    private final Iterator<Page<T>> pages;
    private Iterator<T> page = Collections.emptyIterator();

    Items(Iterator<Page<T>> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && pages.hasNext()) {
        page = pages.next().items().iterator();
      }
      return page.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the list has no more items");
      }
      return page.next();
    }
  }
}
