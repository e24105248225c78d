package io.github.modelregistry.marqtune;

import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.LogEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
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

  /** Passes on the next lines; returns whether there were any, so that there may be more. */
  boolean readNext(Consumer<? super LogEvent> lines) {
    Deque<List<LogEvent>> pages = new ArrayDeque<>();
    List<LogEvent> page = page(null);
    while (!page.isEmpty()) {
      pages.push(page);
      page = page.size() < FULL ? List.of() : before(page.get(0).timestamp());
    }
    boolean any = !pages.isEmpty();
    for (List<LogEvent> each : pages) {
      for (LogEvent line : each) {
        next = line.timestamp() + 1;
        lines.accept(line);
      }
    }
    return any;
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
