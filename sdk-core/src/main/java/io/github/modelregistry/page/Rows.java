package io.github.modelregistry.page;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Maps the rows of a list to its items. A row whose mapping throws a {@link RegistryException},
 * because it has no usable id or represents a part of the list that cannot be read, is left out,
 * and is named by the failure with which the list ends.
 *
 * @param <R> the vendor's row
 * @param <T> what is listed
 */
final class Rows<R, T> implements PagedIterable<T> {

  /** How many rows a message names. */
  private static final int NAMED = 10;

  private final PagedIterable<R> rows;
  private final Function<? super R, T> mapping;
  private final List<String> listed = new ArrayList<>();
  private @Nullable RegistryException first;
  private long skipped;
  private int page;

  Rows(PagedIterable<R> rows, Function<? super R, T> mapping) {
    this.rows = rows;
    this.mapping = mapping;
  }

  @Override
  public Page<T> fetch(@Nullable String cursor) {
    Page<R> fetched = rows.fetch(cursor);
    page++;
    List<T> items = new ArrayList<>(fetched.items().size());
    for (int row = 0; row < fetched.items().size(); row++) {
      try {
        items.add(mapping.apply(fetched.items().get(row)));
      } catch (RegistryException failure) {
        skip(row, failure);
      }
    }
    return Page.of(items, fetched.nextCursor()).withTotal(fetched.total());
  }

  @Override
  public boolean detectsRepeats() {
    return rows.detectsRepeats();
  }

  private void skip(int row, RegistryException failure) {
    skipped++;
    boolean unusable = failure instanceof DecodingException;
    if (first == null || (first instanceof DecodingException && !unusable)) {
      first = failure;
    }
    if (listed.size() < NAMED) {
      String problem =
          failure instanceof DecodingException wrong
              ? wrong.path() + ": " + wrong.detail()
              : String.valueOf(failure.getMessage());
      listed.add("row index " + row + " on page " + page + ": " + problem);
    }
  }

  /**
   * Returns the failure that names the rows that were left out, or null if there are none. Where
   * one of them has a failure other than a {@link DecodingException}, it is that failure.
   *
   * @param list what is listed, for messages
   */
  @Nullable RegistryException failure(String list) {
    if (first == null) {
      return null;
    }
    String detail =
        skipped
            + (skipped == 1 ? " row is" : " rows are")
            + " unusable and left out; all others were read: "
            + String.join("; ", listed);
    if (first instanceof DecodingException unusable) {
      return new DecodingException(list, unusable.path(), detail, null, unusable);
    }
    return first;
  }
}
