package io.github.modelregistry.page;

import io.github.modelregistry.json.ReflectionGuard;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A list that is fetched page by page while it is iterated; nothing is sent before the first
 * element is asked for.
 *
 * <p>It can be iterated once. Each element comes once although pages shift or repeat, as far as the
 * two pages before can tell. A failure is thrown where it occurs; calling again afterwards repeats
 * the page that failed. Not safe for use by several threads at once.
 *
 * @param <T> what is listed
 */
public final class PagedResult<T> implements Iterable<T>, AutoCloseable {

  @SuppressWarnings("unused") // seen by Gson alone
  private final ReflectionGuard.@Nullable Guard guard = null;

  private final PageIterator<T> pages;
  private boolean started;
  private volatile boolean closed;

  private PagedResult(PageIterator<T> pages) {
    this.pages = pages;
  }

  /** Creates the list of an iterator that is not used elsewhere. */
  public static <T> PagedResult<T> of(PageIterator<T> pages) {
    return new PagedResult<>(pages);
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
    return new OpenOnly();
  }

  /** Returns the elements as a stream; see {@link #iterator()}. */
  public Stream<T> stream() {
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator(), characteristics), false);
  }

  /**
   * Fetches the next page and returns its new matching items, perhaps none.
   *
   * <p>For callers that return whole pages; not to be mixed with {@link #iterator()}.
   *
   * @throws NoSuchElementException if the last page was already returned
   * @throws IllegalStateException if the list is closed
   */
  public FetchedPage<T> nextPage() {
    requireOpen();
    return pages.nextPage();
  }

  /**
   * Returns a token with which a later request for the same list continues after the last element
   * that was returned.
   */
  public String resumeToken() {
    return pages.resumeToken();
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

  private final class OpenOnly implements Iterator<T> {

    @Override
    public boolean hasNext() {
      requireOpen();
      return pages.hasNext();
    }

    @Override
    public T next() {
      requireOpen();
      return pages.next();
    }
  }
}
