package io.github.modelregistry.page;

import io.github.modelregistry.error.DecodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The pages of a list one after the other, to its end or to where it repeats itself. */
final class Pages<T> implements Iterator<Page<T>> {

  private static final int EMPTY_PAGES_IN_A_ROW = 1_000;

  private final PagedIterable<T> source;
  private final List<Page<T>> recent = new ArrayList<>();
  private @Nullable String cursor;
  private boolean ended;
  private int emptyPages;

  /**
   * Creates the pages of a list.
   *
   * @param start where to begin; null for the first page
   */
  Pages(PagedIterable<T> source, @Nullable String start) {
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
    boolean repeats = source.detectsRepeats() && isRepeated(page);
    advance(page, repeats);
    return repeats ? Page.last(List.of()) : page;
  }

  /** Returns where the next page begins. */
  @Nullable String cursor() {
    return cursor;
  }

  /**
   * Advances past a page.
   *
   * @param repeats whether the page has nothing but what the pages before it had
   */
  void advance(Page<?> page, boolean repeats) {
    String next = page.nextCursor();
    ended = next == null || next.equals(cursor) || (repeats && source.detectsRepeats());
    emptyPages = page.items().isEmpty() ? emptyPages + 1 : 0;
    if (!ended && emptyPages > EMPTY_PAGES_IN_A_ROW && source.detectsRepeats()) {
      throw new DecodingException(
          "$", EMPTY_PAGES_IN_A_ROW + " consecutive pages were empty but had a next page");
    }
    cursor = next;
  }

  private boolean isRepeated(Page<T> page) {
    if (page.items().isEmpty()) {
      return false;
    }
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
