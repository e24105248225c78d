package io.github.modelregistry.page;

import io.github.modelregistry.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a server that pages by number of items: how many to skip, how many to return at most.
 *
 * <p>The next offset is this offset plus the items received, never plus the items requested: a
 * server may hold its pages smaller. The list has ended when a page is empty, or when as many items
 * came as the server's total says. A total is not believed when more came than it says, nor when it
 * is reached by a full page, since a server that reports a page's size as its total would cut the
 * list there: the next page is asked for then, and an empty one ends the list. A first page that is
 * shorter than asked for may be as full as the server lets it be; only below {@value
 * #SMALLEST_LIKELY_CAP} items is its total believed.
 *
 * @param <T> what is listed
 */
public final class OffsetPages<T> implements PagedIterable<T> {

  /** No server is known that holds its pages smaller than this. */
  static final int SMALLEST_LIKELY_CAP = 10;

  /**
   * Asks the server for one page.
   *
   * @param <T> what is listed
   */
  @FunctionalInterface
  public interface Fetch<T> {

    /**
     * Asks for the items after the first {@code offset} ones.
     *
     * @param offset how many items to skip
     * @param limit the maximum number of items to return
     */
    OffsetPage<T> fetch(long offset, int limit);
  }

  /**
   * A page as the server sent it.
   *
   * @param <T> what is listed
   */
  public static final class OffsetPage<T> {

    private final List<T> items;
    private final int skipped;
    private final @Nullable Long total;

    private OffsetPage(List<T> items, int skipped, @Nullable Long total) {
      this.items = List.copyOf(items);
      this.skipped = skipped;
      this.total = total;
    }

    /**
     * Creates a page.
     *
     * @param items what is on the page; a null is no item, but the server counts it
     * @param total how many items the server says the list has, or null when it does not say
     */
    public static <T> OffsetPage<T> of(List<? extends @Nullable T> items, @Nullable Long total) {
      List<T> present = new ArrayList<>(items.size());
      for (T item : items) {
        if (item != null) {
          present.add(item);
        }
      }
      return new OffsetPage<>(present, items.size() - present.size(), total);
    }

    /** Returns the page with elements that are not items although the server counts them. */
    public OffsetPage<T> withSkipped(int elements) {
      return new OffsetPage<>(items, skipped + elements, total);
    }
  }

  private final int pageSize;
  private final Fetch<T> fetch;

  private OffsetPages(int pageSize, Fetch<T> fetch) {
    this.pageSize = pageSize;
    this.fetch = fetch;
  }

  /**
   * Creates the pages of a counting server.
   *
   * @param pageSize how many items to ask for at a time, at least 1
   * @param fetch asks the server
   */
  public static <T> OffsetPages<T> of(int pageSize, Fetch<T> fetch) {
    if (pageSize < 1) {
      throw new InvalidRequestException("list", "the page size must be at least 1");
    }
    return new OffsetPages<>(pageSize, fetch);
  }

  @Override
  public Page<T> fetch(@Nullable String cursor) {
    ItemCount before = cursor == null ? ItemCount.NONE : ItemCount.parse(cursor);
    OffsetPage<T> page = fetch.fetch(before.items(), pageSize);
    int received = page.items.size() + page.skipped;
    ItemCount next = before.plus(received);
    Long total = page.total;
    boolean isLast =
        received == 0
            || (total != null && total == next.items() && !before.isFullPage(received, pageSize));
    // Once more came than the total says, the total says nothing.
    boolean isTotal = total != null && total >= next.items();
    return Page.of(page.items, isLast ? null : next.text()).withTotal(isTotal ? total : null);
  }
}
