package io.github.modelregistry.page;

import io.github.modelregistry.error.InvalidRequestException;
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
 * more or the page may be as full as the server lets it be: it has as many items as the largest
 * before it, or is the first and has {@value OffsetPages#SMALLEST_LIKELY_CAP} or more.
 *
 * <p>In both cases an empty page is the end. A server that ignores the parameter repeats itself,
 * which ends the walk.
 *
 * @param <T> what is listed
 */
public final class CursorPages<T> implements PageSource<T> {

  /**
   * Asks the server for one page.
   *
   * @param <T> what is listed
   */
  @FunctionalInterface
  public interface Fetch<T> {

    /**
     * Asks for a page.
     *
     * @param start where it begins, or null for the first one
     * @param limit how many items are wanted, at most
     */
    CursorPage<T> fetch(@Nullable String start, int limit);
  }

  /**
   * What the server answered.
   *
   * @param items what is on the page
   * @param nextLink the link to the next page, or null
   * @param next where the next page begins, or null
   * @param total how many items the server says there are, or null when it does not say
   * @param <T> what is listed
   */
  public record CursorPage<T>(
      List<T> items, @Nullable String nextLink, @Nullable String next, @Nullable Long total) {

    /** Copies the list. */
    public CursorPage {
      items = List.copyOf(items);
    }
  }

  /** What the cursors begin with that the server gave; the others are counts. */
  private static final String GIVEN = "=";

  private final String parameter;
  private final int pageSize;
  private final Fetch<T> fetch;

  private CursorPages(String parameter, int pageSize, Fetch<T> fetch) {
    this.parameter = parameter;
    this.pageSize = pageSize;
    this.fetch = fetch;
  }

  /**
   * Creates the pages of a server.
   *
   * @param parameter the name of the query parameter that says where a page begins
   * @param pageSize how many items to ask for at a time, at least 1
   * @param fetch asks the server
   */
  public static <T> CursorPages<T> of(String parameter, int pageSize, Fetch<T> fetch) {
    if (pageSize < 1) {
      throw new InvalidRequestException("list", "the page size must be at least 1");
    }
    return new CursorPages<>(parameter, pageSize, fetch);
  }

  @Override
  public Page<T> fetch(@Nullable String cursor) {
    String here = givenIn(cursor);
    ItemCount before = cursor == null || here != null ? ItemCount.NONE : ItemCount.parse(cursor);
    CursorPage<T> answer = fetch.fetch(here == null ? counted(before) : here, pageSize);
    if (answer.items().isEmpty()) {
      return Page.last(answer.items());
    }
    String given = given(answer);
    if (given != null) {
      return Page.of(answer.items(), GIVEN + given);
    }
    return here == null && goesOn(before, answer)
        ? Page.of(answer.items(), before.plus(answer.items().size()).text())
        : Page.last(answer.items());
  }

  private static @Nullable String givenIn(@Nullable String cursor) {
    return cursor != null && cursor.startsWith(GIVEN) && cursor.length() > GIVEN.length()
        ? cursor.substring(GIVEN.length())
        : null;
  }

  private static @Nullable String counted(ItemCount before) {
    return before.items() == 0 ? null : Long.toString(before.items());
  }

  private @Nullable String given(CursorPage<T> answer) {
    String link = answer.nextLink();
    String told = answer.next() == null || answer.next().isEmpty() ? null : answer.next();
    if (link == null || (told != null && LinkText.holdsUnencoded(link, parameter, told))) {
      return told;
    }
    String linked = LinkText.parameter(link, parameter);
    return linked == null ? told : linked;
  }

  private boolean goesOn(ItemCount before, CursorPage<T> answer) {
    int received = answer.items().size();
    Long total = answer.total();
    return before.isFullPage(received, pageSize)
        || (total != null && total > before.plus(received).items());
  }
}
