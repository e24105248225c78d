package io.github.modelregistry.page;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.json.ReflectionGuard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is fetched page by page while it is iterated; nothing is sent before the first
 * element is asked for, and a page only when the one before is used up.
 *
 * <p>It can be iterated once. Each element comes once although pages shift or repeat, as far as the
 * two pages before can tell: only those are remembered, so that a list of any length takes the same
 * memory. The iteration ends with the source's last page, and also where a source would loop: when
 * a page brings nothing but items of itself and the two pages before, or its next cursor is its
 * own.
 *
 * <p>A failure is thrown where it occurs; calling again afterwards repeats the page that failed.
 * Not safe for use by several threads at once.
 *
 * @param <T> what is listed
 */
public final class PagedResult<T> implements Iterable<T>, AutoCloseable {

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final Rows<?, T> source;
  private final Function<? super T, String> id;
  private final Predicate<? super T> wanted;
  private final String list;
  private final String scope;
  private final Pages<T> pages;

  private PagePosition next;
  private Set<String> idsBefore = Set.of();
  private Set<String> idsBeforeThat = Set.of();
  private @Nullable FetchedPage<T> page;
  private int used;
  private int newIds;
  private long differentIds;
  private @Nullable String repeatedId;
  private @Nullable Long total;
  private boolean totalChanged;
  private @Nullable RegistryException failure;
  private boolean started;
  private volatile boolean closed;

  private PagedResult(Builder<T> builder) {
    this.source = builder.source;
    this.id = builder.id;
    this.wanted = builder.wanted;
    this.list = builder.list;
    this.scope = builder.scope;
    this.next =
        builder.token == null ? PagePosition.START : PagePosition.parse(builder.token, scope);
    this.pages = new Pages<>(source, next.cursor());
  }

  /**
   * Returns a builder of a list; for drivers.
   *
   * @param source fetches the pages
   * @param id distinguishes two items; the same item must always give the same text
   */
  public static <T> Builder<T> builder(PagedIterable<T> source, Function<? super T, String> id) {
    return builder(source, Function.<T>identity(), id);
  }

  /**
   * Returns a builder of a list of the items that rows are mapped to; for drivers. A row whose
   * mapping throws a {@link RegistryException}, because it has no usable id or represents a part of
   * the list that cannot be read, is left out, and named by the failure at the end.
   *
   * @param mapping returns the item of a row
   */
  public static <R, T> Builder<T> builder(
      PagedIterable<R> rows, Function<? super R, T> mapping, Function<? super T, String> id) {
    return new Builder<>(new Rows<R, T>(rows, mapping), id);
  }

  /**
   * Returns the elements.
   *
   * @throws IllegalStateException if the iteration was started before, or the list is closed
   */
  @Override
  public Iterator<T> iterator() {
    requireOpen();
    if (started) {
      throw new IllegalStateException("this list can be iterated once; request it again");
    }
    started = true;
    return new Elements();
  }

  /** Returns the elements as a stream; see {@link #iterator()}. */
  public Stream<T> stream() {
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator(), characteristics), false);
  }

  /**
   * Returns a token with which a later request for the same list continues after the last element
   * that was returned.
   *
   * <p>If the list changed in between, an element may occur twice. None is skipped for the token's
   * sake.
   */
  public String resumeToken() {
    return page == null ? next.token(scope) : page.tokenAfter(used);
  }

  /**
   * Fetches the next page and returns its new matching items, perhaps none.
   *
   * <p>For callers that return whole pages; not to be mixed with {@link #iterator()}.
   *
   * @throws NoSuchElementException if the last page was already returned
   * @throws IllegalStateException if the list is closed
   * @throws RegistryException after the last page, if the list is not complete
   */
  public FetchedPage<T> nextPage() {
    requireOpen();
    if (failure != null) {
      throw failure;
    }
    if (next.ended()) {
      throw new NoSuchElementException("the list has ended");
    }
    PagePosition here = next;
    Page<T> fetched = source.fetch(here.cursor());
    Set<String> ids = new HashSet<>();
    List<T> fresh = fresh(here, fetched.items(), ids);
    // A page that a token had already used up is no repeat.
    boolean repeats = fresh.isEmpty() && !fetched.items().isEmpty() && here.lastId() == null;
    pages.advance(fetched, repeats);
    totalChanged |= differentIds > 0 && !Objects.equals(total, fetched.total());
    total = fetched.total();
    idsBeforeThat = idsBefore;
    idsBefore = ids;
    differentIds += newIds;
    next = pages.hasNext() ? PagePosition.at(String.valueOf(pages.cursor())) : PagePosition.END;
    failure = next.ended() ? failure() : null;
    PagePosition after = next;
    List<T> items = fresh.stream().filter(wanted).toList();
    return new FetchedPage<>(
        items, after.ended() && failure == null, count -> token(here, after, items, count));
  }

  /** Ends the iteration: nothing more is fetched. Does nothing the second time. */
  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the list is closed");
    }
  }

  private List<T> fresh(PagePosition here, List<T> items, Set<String> ids) {
    List<T> fresh = new ArrayList<>(items.size());
    newIds = 0;
    for (T item : items) {
      String itemId = id.apply(item);
      if (!ids.add(itemId) || idsBefore.contains(itemId) || idsBeforeThat.contains(itemId)) {
        repeatedId = itemId;
        continue;
      }
      newIds++;
      if (itemId.equals(here.lastId())) {
        fresh.clear();
      } else {
        fresh.add(item);
      }
    }
    return fresh;
  }

  /** Returns what keeps the list from being complete at its end, or null. */
  private @Nullable RegistryException failure() {
    RegistryException unusable = source.failure(list);
    return unusable == null ? repetition() : unusable;
  }

  /**
   * Returns the failure of a list in which ids came more than once although the server's count,
   * which stayed the same, says that it has more items. A count that changed says that items moved
   * between pages while they were read.
   */
  private @Nullable RegistryException repetition() {
    if (repeatedId == null || total == null || totalChanged || total <= differentIds) {
      return null;
    }
    return new DecodingException(
        list,
        "$",
        "the id '"
            + repeatedId
            + "' was received more than once, and only "
            + differentIds
            + " different ids were received although the server states that the list has "
            + total
            + " items: its ids are not unique, or it changed while it was read; list again",
        null,
        null);
  }

  private String token(PagePosition here, PagePosition after, List<T> items, int count) {
    if (count == items.size()) {
      return after.token(scope);
    }
    return (count == 0 ? here : here.after(id.apply(items.get(count - 1)))).token(scope);
  }

  private final class Elements implements Iterator<T> {

    @Override
    public boolean hasNext() {
      requireOpen();
      while (page == null || used == page.items().size()) {
        if (page == null ? next.ended() : page.isLast()) {
          return false;
        }
        page = nextPage();
        used = 0;
      }
      return true;
    }

    @Override
    public T next() {
      if (!hasNext() || page == null) {
        throw new NoSuchElementException("the list has ended");
      }
      return page.items().get(used++);
    }
  }

  /**
   * Builds a list; see {@link PagedResult#builder}.
   *
   * @param <T> what is listed
   */
  public static final class Builder<T> {

    private final Rows<?, T> source;
    private final Function<? super T, String> id;
    private Predicate<? super T> wanted = item -> true;
    private String list = "list";
    private String scope = "";
    private @Nullable String token;

    private Builder(Rows<?, T> source, Function<? super T, String> id) {
      this.source = source;
      this.id = id;
    }

    /** Leaves out the items that the predicate refuses. */
    public Builder<T> keeping(Predicate<? super T> predicate) {
      this.wanted = predicate;
      return this;
    }

    /** Names what is listed, for messages. */
    public Builder<T> list(String name) {
      this.list = name;
      return this;
    }

    /** Names the list and its filters: a token of another scope is refused. */
    public Builder<T> scope(String name) {
      this.scope = name;
      return this;
    }

    /** Continues where the given token was taken; null begins at the beginning. */
    public Builder<T> resumeFrom(@Nullable String resumeToken) {
      this.token = resumeToken;
      return this;
    }

    /**
     * Creates the list; nothing is fetched yet.
     *
     * @throws InvalidRequestException if the resume token is incomplete or belongs to another list
     */
    public PagedResult<T> build() {
      return new PagedResult<>(this);
    }
  }
}
