package io.github.modelregistry.registry;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.page.FetchedPage;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PageIterator;
import io.github.modelregistry.page.PageSource;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The models of one registry, fetched page by page while they are walked.
 *
 * <p>It can be walked once. Each model comes once although pages shift or repeat, as far as two
 * pages of memory can tell. A failure is thrown where it occurs; asking again afterwards repeats
 * the page that failed. Not safe for use by several threads at once.
 */
public final class PagedModels implements Iterable<RegisteredModel>, AutoCloseable {

  private final ReceivedRows<?> rows;
  private final PageIterator<RegisteredModel> pages;
  private boolean started;
  private boolean ended;
  private volatile boolean closed;

  private PagedModels(ReceivedRows<?> rows, PageIterator<RegisteredModel> pages) {
    this.rows = rows;
    this.pages = pages;
  }

  /**
   * Creates a walk, for drivers: the filters of the query, its resume token and the care for
   * repeated models are dealt with here; the source only has to fetch.
   *
   * @param registryName the registry's name; tokens of other registries are refused
   * @param query what is wanted
   * @param source gives the vendor's pages; models that the filters refuse may be on them
   */
  public static PagedModels of(
      String registryName, ModelQuery query, PageSource<RegisteredModel> source) {
    return of(registryName, query, source, Function.identity());
  }

  /**
   * Creates a walk over the vendor's rows, for drivers. A row whose mapping throws a {@link
   * DecodingException}, because it has no usable id, is left out; after all other models were
   * handed out the iteration fails, naming such rows.
   *
   * @param registryName the registry's name; tokens of other registries are refused
   * @param query what is wanted
   * @param source gives the vendor's pages; rows that the filters refuse may be on them
   * @param mapping returns the model of a row
   */
  public static <R> PagedModels of(
      String registryName,
      ModelQuery query,
      PageSource<R> source,
      Function<? super R, RegisteredModel> mapping) {
    ReceivedRows<R> rows = new ReceivedRows<>(source, mapping);
    return new PagedModels(
        rows,
        PageIterator.builder(rows, (RegisteredModel model) -> model.ref().id())
            .keeping(query::matches)
            .scope(registryName + "?" + query.filters())
            .resumeFrom(query.resumeToken())
            .build());
  }

  /** Creates a walk over models that are all there at once, for drivers and tests. */
  public static PagedModels of(
      String registryName, ModelQuery query, List<RegisteredModel> models) {
    return of(registryName, query, cursor -> Page.last(models));
  }

  /**
   * Returns the models.
   *
   * @throws IllegalStateException if the walk was begun before, or is closed
   */
  @Override
  public Iterator<RegisteredModel> iterator() {
    requireOpen();
    if (started) {
      throw new IllegalStateException("a walk can be walked once; ask for the models again");
    }
    started = true;
    return new OpenOnly();
  }

  /** Returns the models as a stream; see {@link #iterator()}. */
  public Stream<RegisteredModel> stream() {
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(iterator(), characteristics), false);
  }

  /**
   * Returns a token with which {@link ModelQuery.Builder#resumeToken} continues behind the last
   * model that was given.
   */
  public String resumeToken() {
    return pages.resumeToken();
  }

  /** Ends the walk: nothing more is fetched. Does nothing the second time. */
  @Override
  public void close() {
    closed = true;
  }

  /**
   * Fetches the next page and returns what is new and wanted on it, perhaps nothing.
   *
   * <p>For those who hand on whole pages; not to be mixed with {@link #iterator()}.
   *
   * @throws NoSuchElementException if the last page was already returned
   */
  public FetchedPage<RegisteredModel> nextPage() {
    requireOpen();
    if (ended) {
      throw rows.incomplete();
    }
    FetchedPage<RegisteredModel> page = pages.nextPage();
    ended = page.isLast() && !rows.areComplete();
    return ended ? page.withMore() : page;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the walk is closed");
    }
  }

  private final class OpenOnly implements Iterator<RegisteredModel> {

    @Override
    public boolean hasNext() {
      requireOpen();
      boolean more = pages.hasNext();
      if (!more && !rows.areComplete()) {
        throw rows.incomplete();
      }
      return more;
    }

    @Override
    public RegisteredModel next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the registry has no more models");
      }
      return pages.next();
    }
  }
}
