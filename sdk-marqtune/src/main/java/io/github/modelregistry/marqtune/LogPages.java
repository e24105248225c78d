package io.github.modelregistry.marqtune;

import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.LogEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log forward, each page from one millisecond after the last line, as the vendor's own
 * client does.
 *
 * <p>Whether a full page has the first or the last lines of its range is not documented. So what
 * may be missing before a full page is requested, too: the response is empty if it had the first
 * ones.
 */
final class LogPages {

  /** How many lines one response has at most. */
  static final int FULL = 500;

  private final BiFunction<@Nullable Long, @Nullable Long, LogEvents> range;
  private @Nullable Long next;

  /**
   * Creates a reader at the beginning of a log.
   *
   * @param range requests the lines from one time to another; null is the end of the log on that
   *     side
   */
  LogPages(BiFunction<@Nullable Long, @Nullable Long, LogEvents> range) {
    this.range = range;
  }

  /**
   * Requests the lines that come next, oldest first; none if there are none yet. They come again
   * until they are {@linkplain #passedOn passed on}.
   */
  List<LogEvent> next() {
    Deque<List<LogEvent>> pages = new ArrayDeque<>();
    List<LogEvent> page = page(null);
    while (!page.isEmpty()) {
      pages.push(page);
      page = page.size() < FULL ? List.of() : before(page.get(0).timestamp());
    }
    return pages.stream().flatMap(List::stream).toList();
  }

  /** Goes on after a line from now on. */
  void passedOn(LogEvent line) {
    next = line.timestamp() + 1;
  }

  /** A server that ignores the end of the range is not asked for ever. */
  private List<LogEvent> before(long time) {
    if (next != null && next >= time) {
      return List.of();
    }
    List<LogEvent> page = page(time - 1);
    boolean isBefore = page.isEmpty() || page.get(page.size() - 1).timestamp() < time;
    return isBefore ? page : List.of();
  }

  private List<LogEvent> page(@Nullable Long to) {
    List<LogEvent> lines = range.apply(next, to).logs();
    return lines == null ? List.of() : lines;
  }
}
