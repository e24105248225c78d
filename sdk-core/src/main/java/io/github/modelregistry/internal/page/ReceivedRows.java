package io.github.modelregistry.internal.page;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.page.Page;
import io.github.modelregistry.page.PageIterator;
import io.github.modelregistry.page.PageSource;
import io.github.modelregistry.page.PagedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of a list to values of the facade. A row without a usable id, whose mapping throws
 * a {@link DecodingException}, is left out, and is named by the failure with which the list ends.
 *
 * @param <R> the vendor's row
 * @param <T> what is listed
 */
public final class ReceivedRows<R, T> implements PageSource<T> {

  /** How many rows a message names. */
  private static final int NAMED = 10;

  private final PageSource<R> rows;
  private final Function<? super R, T> mapping;
  private final String noun;
  private final List<DecodingException> failures = new ArrayList<>();
  private long unusable;

  /**
   * Creates the source.
   *
   * @param noun what is listed, for messages; in the plural
   */
  public ReceivedRows(PageSource<R> rows, Function<? super R, T> mapping, String noun) {
    this.rows = rows;
    this.mapping = mapping;
    this.noun = noun;
  }

  /**
   * Returns the list that ends with {@link #failure()}.
   *
   * @param pages the iterator over this source
   */
  public PagedResult<T> list(PageIterator<T> pages) {
    return PagedResult.of(pages, this::failure);
  }

  @Override
  public Page<T> fetch(@Nullable String cursor) {
    Page<R> page = rows.fetch(cursor);
    List<T> listed = new ArrayList<>(page.items().size());
    for (R row : page.items()) {
      try {
        listed.add(mapping.apply(row));
      } catch (DecodingException failure) {
        unusable++;
        if (failures.size() < NAMED) {
          failures.add(failure);
        }
      }
    }
    return Page.of(listed, page.nextCursor());
  }

  @Override
  public boolean detectsRepeats() {
    return rows.detectsRepeats();
  }

  /** Returns the failure that names the rows that were left out, or null if there are none. */
  private @Nullable DecodingException failure() {
    if (failures.isEmpty()) {
      return null;
    }
    StringBuilder detail = new StringBuilder();
    detail.append(unusable).append(unusable == 1 ? " row has" : " rows have");
    detail.append(" no usable id; all other ").append(noun).append(" were listed");
    String separator = ": ";
    for (DecodingException failure : failures) {
      detail.append(separator).append(failure.path()).append(": ").append(failure.detail());
      separator = "; ";
    }
    DecodingException first = failures.get(0);
    return new DecodingException(null, first.path(), detail.toString(), null, first);
  }
}
