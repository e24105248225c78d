package io.github.modelregistry.sensei;

import io.github.modelregistry.page.OffsetPages;
import io.github.modelregistry.page.OffsetPages.OffsetPage;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PagedIterable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pages of a server that says where the next one begins, or counts if it does not.
 *
 * <p>The next page begins at the value that the link to it has for the parameter; else at the text
 * that the page gives as the next one's beginning, which also decides where the link holds the same
 * text unencoded. Of a link nothing but that value is used: it is never followed, wherever it
 * leads. Once a server has given such a cursor, a page without one is the last.
 *
 * <p>Where the first page already has none, the next one begins at the number of items so far. The
 * list ends then with a page that is shorter than asked for, unless the server's total promises
 * more or the page may be as full as the server lets it be; see {@link OffsetPages}.
 *
 * <p>In both cases an empty page is the end. A server that ignores the parameter repeats itself,
 * which ends the iteration.
 *
 * @param <T> what is listed
 */
final class CursorPages<T> implements PagedIterable<T> {

  /**
   * Asks the server for one page.
   *
   * @param <T> what is listed
   */
  @FunctionalInterface
  interface Fetch<T> {

    /**
     * Asks for a page.
     *
     * @param start where it begins, or null for the first one
     * @param limit the maximum number of items to return
     */
    CursorPage<T> fetch(@Nullable String start, int limit);
  }

  /**
   * A page as the server sent it.
   *
   * @param items what is on the page
   * @param nextLink the link to the next page, or null
   * @param next where the next page begins, or null
   * @param total how many items the server says the list has, or null when it does not say
   * @param skipped how many elements of the page are no items, though the server counts them
   * @param <T> what is listed
   */
  record CursorPage<T>(
      List<T> items,
      @Nullable String nextLink,
      @Nullable String next,
      @Nullable Long total,
      int skipped) {

    CursorPage(
        List<T> items, @Nullable String nextLink, @Nullable String next, @Nullable Long total) {
      this(items, nextLink, next, total, 0);
    }
  }

  /** What the cursors begin with that the server gave; the others are counts. */
  private static final String GIVEN = "=";

  /** The query parameter that says where a page begins. */
  private static final String PARAMETER = "start";

  private final int pageSize;
  private final Fetch<T> fetch;

  private CursorPages(int pageSize, Fetch<T> fetch) {
    this.pageSize = pageSize;
    this.fetch = fetch;
  }

  /**
   * Creates the pages of a server.
   *
   * @param pageSize how many items to ask for at a time, at least 1
   * @param fetch asks the server
   */
  static <T> CursorPages<T> of(int pageSize, Fetch<T> fetch) {
    return new CursorPages<>(pageSize, fetch);
  }

  @Override
  public Page<T> fetch(@Nullable String cursor) {
    if (cursor == null || !cursor.startsWith(GIVEN) || cursor.length() == GIVEN.length()) {
      return counted(cursor);
    }
    CursorPage<T> page = fetch.fetch(cursor.substring(GIVEN.length()), pageSize);
    return page(page, Page.last(page.items()));
  }

  private Page<T> counted(@Nullable String cursor) {
    CountedFetch counted = new CountedFetch();
    Page<T> byCount = OffsetPages.of(pageSize, counted).fetch(cursor);
    boolean isCounted = counted.page.total() != null;
    return page(counted.page, isCounted ? byCount : Page.of(byCount.items(), byCount.nextCursor()));
  }

  /** Returns the page with the cursor that the server gave, else as it is without. */
  private Page<T> page(CursorPage<T> page, Page<T> withoutCursor) {
    String given = page.items().size() + page.skipped() == 0 ? null : given(page);
    return given == null ? withoutCursor : Page.of(page.items(), GIVEN + given);
  }

  private @Nullable String given(CursorPage<T> page) {
    String link = page.nextLink();
    String sent = page.next() == null || page.next().isEmpty() ? null : page.next();
    if (link == null || (sent != null && LinkText.holdsUnencoded(link, PARAMETER, sent))) {
      return sent;
    }
    String linked = LinkText.parameter(link, PARAMETER);
    return linked == null ? sent : linked;
  }

  /** Fetches a page by its offset, and keeps it. */
  private final class CountedFetch implements OffsetPages.Fetch<T> {

    private CursorPage<T> page = new CursorPage<>(List.of(), null, null, null);

    /** Without a total that promises more, what came so far may be all. */
    @Override
    public OffsetPage<T> fetch(long offset, int limit) {
      page = CursorPages.this.fetch.fetch(offset == 0 ? null : Long.toString(offset), limit);
      long soFar = offset + page.items().size() + page.skipped();
      long total = page.total() == null ? soFar : Math.max(soFar, page.total());
      return OffsetPage.of(page.items(), total).withSkipped(page.skipped());
    }
  }
}
