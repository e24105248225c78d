package io.github.modelregistry.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, as a server returned it.
 *
 * @param <T> what is listed
 */
public final class Page<T> {

  private final List<T> items;
  private final @Nullable String nextCursor;

  private Page(List<T> items, @Nullable String nextCursor) {
    this.items = List.copyOf(items);
    this.nextCursor = nextCursor;
  }

  /**
   * Creates a page.
   *
   * @param items what is on it, in the server's order; may be empty
   * @param nextCursor where the next page begins, such as a token of the server's; null or empty
   *     when this is the last one, however full it is
   */
  public static <T> Page<T> of(List<T> items, @Nullable String nextCursor) {
    return new Page<>(items, nextCursor == null || nextCursor.isEmpty() ? null : nextCursor);
  }

  /** Creates the only or last page of a list. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null);
  }

  /** Returns what is on the page, in the server's order; unmodifiable, may be empty. */
  public List<T> items() {
    return items;
  }

  /** Returns where the next page begins, or null when this is the last one. */
  public @Nullable String nextCursor() {
    return nextCursor;
  }

  /** Returns the page with each item replaced by the function's result. */
  public <R> Page<R> map(Function<? super T, ? extends R> function) {
    return new Page<>(items.stream().<R>map(function).toList(), nextCursor);
  }

  @Override
  public String toString() {
    return "Page{" + items.size() + " items, " + (nextCursor == null ? "last" : "more") + "}";
  }
}
