package io.github.modelregistry.page;

import com.fasterxml.jackson.annotation.JsonValue;
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
  private final @Nullable Long total;

  private Page(List<T> items, @Nullable String nextCursor, @Nullable Long total) {
    this.items = List.copyOf(items);
    this.nextCursor = nextCursor;
    this.total = total;
  }

  /**
   * Creates a page.
   *
   * @param items what is on it, in the server's order; may be empty
   * @param nextCursor where the next page begins, such as a token of the server's; null or empty
   *     when this is the last one, however full it is
   */
  public static <T> Page<T> of(List<T> items, @Nullable String nextCursor) {
    return new Page<>(items, nextCursor == null || nextCursor.isEmpty() ? null : nextCursor, null);
  }

  /** Creates the only or last page of a list. */
  public static <T> Page<T> last(List<T> items) {
    return new Page<>(items, null, null);
  }

  /** Returns the page of a list that has so many items by the server's count, if it has one. */
  Page<T> withTotal(@Nullable Long items) {
    return new Page<>(this.items, nextCursor, items);
  }

  /** Returns how many items the list has by the server's count, or null. */
  @Nullable Long total() {
    return total;
  }

  /** Returns what is on the page, in the server's order; unmodifiable, may be empty. */
  @JsonValue
  public List<T> items() {
    return items;
  }

  /** Returns where the next page begins, or null when this is the last one. */
  public @Nullable String nextCursor() {
    return nextCursor;
  }

  /** Returns the page with each item replaced by the function's result. */
  public <R> Page<R> map(Function<? super T, ? extends R> function) {
    return new Page<>(items.stream().<R>map(function).toList(), nextCursor, total);
  }

  @Override
  public String toString() {
    return "Page{" + items.size() + " items, " + (nextCursor == null ? "last" : "more") + "}";
  }
}
