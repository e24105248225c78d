package io.github.modelregistry.page;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One step of an iteration: the new matching items of a page, perhaps none.
 *
 * @param <T> what is listed
 */
public final class FetchedPage<T> {

  private final List<T> items;
  private final boolean last;
  private final IntFunction<String> tokens;

  FetchedPage(List<T> items, boolean last, IntFunction<String> tokens) {
    this.items = List.copyOf(items);
    this.last = last;
    this.tokens = tokens;
  }

  /** Returns the new matching items of the page; may be empty although more pages follow. */
  @JsonValue
  public List<T> items() {
    return items;
  }

  /** Returns whether the list ends with this page. */
  public boolean isLast() {
    return last;
  }

  /**
   * Returns the token that continues after the first {@code used} items of this page.
   *
   * @param used how many items were handed on, from 0 to all of them
   */
  public String tokenAfter(int used) {
    if (used < 0 || used > items.size()) {
      throw new IndexOutOfBoundsException(used);
    }
    return tokens.apply(used);
  }
}
