package io.github.modelregistry.marqtune;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.CallTimeoutException.Deadline;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log of a training, of the preparation of a dataset, or of an evaluation.
 *
 * <pre>{@code
 * TaskStatus end = client.logs().model(id).follow(Duration.ofHours(4), line -> print(line.message()));
 * }</pre>
 *
 * <p>Lines are never repeated: each call goes on after the last line of the one before. Two lines
 * of the same millisecond are both read only if one response has them. To be used by one thread at
 * a time.
 */
public final class MarqtuneLog {

  /** How long {@link #follow} waits between two looks at the task: 10 seconds. */
  public static final Duration POLL_INTERVAL = Duration.ofSeconds(10);

  /**
   * Logs may be unreadable for half a minute after a task has begun to run, and servers restart.
   */
  private static final int MOST_FAILURES = 5;

  private static final String OPERATION = "followLog";

  private final Supplier<TaskState> task;
  private final LogPages pages;
  private final ClientConfig config;
  private int failures;

  MarqtuneLog(Supplier<TaskState> task, LogPages pages, ClientConfig config) {
    this.task = task;
    this.pages = pages;
    this.config = config;
  }

  /**
   * Passes on the lines that there are now, oldest first, and were not passed on before.
   *
   * @param lines receives each line; where it throws, the next call goes on after that line
   */
  public void read(Consumer<? super LogEvent> lines) {
    for (List<LogEvent> some = pages.next(); !some.isEmpty(); some = pages.next()) {
      passOn(some, lines);
    }
  }

  /**
   * Passes on lines as they are written, until the task has ended and its log is read to the end.
   *
   * <p>An interrupt ends it with a {@link TransportException}. A log that cannot be read is tried
   * again at the next look, since logs come into being a little later than their task begins to
   * run; so is a server that fails or cannot be reached. The fifth failure in a row is thrown.
   *
   * @param atMost how long to follow; a training may take a day
   * @param lines receives each line
   * @return how the task ended: look whether it is {@code ready} or {@code finished}
   * @throws CallTimeoutException if the task has not ended by then; lines passed on so far will not
   *     be passed on again
   */
  public TaskStatus follow(Duration atMost, Consumer<? super LogEvent> lines) {
    long start = config.nanoTime();
    failures = 0;
    while (true) {
      int before = failures;
      TaskState state = tried(task, false);
      if (state != null && isRead(state, lines)) {
        return Objects.requireNonNull(state.ended());
      }
      failures = failures == before ? 0 : failures;
      pause(atMost, atMost.minusNanos(config.nanoTime() - start));
    }
  }

  /** Returns whether the task has ended and its log is passed on to the end. */
  private boolean isRead(TaskState state, Consumer<? super LogEvent> lines) {
    boolean ended = state.ended() != null;
    List<LogEvent> some = state.isWaiting() ? List.of() : tried(pages::next, true);
    while (some != null && !some.isEmpty()) {
      passOn(some, lines);
      some = ended ? tried(pages::next, true) : List.of();
    }
    return ended && some != null;
  }

  private void passOn(List<LogEvent> some, Consumer<? super LogEvent> lines) {
    for (LogEvent line : some) {
      pages.passedOn(line);
      lines.accept(line);
    }
  }

  /** Returns null for what is to be tried again at the next look. */
  private <T> @Nullable T tried(Supplier<T> call, boolean whateverTheStatus) {
    try {
      return call.get();
    } catch (TransportException | ApiException failure) {
      boolean mayPass =
          whateverTheStatus
              || failure instanceof TransportException
              || failure instanceof ServerException
              || failure instanceof RateLimitedException;
      failures++;
      if (!mayPass || failures >= MOST_FAILURES) {
        throw failure;
      }
      return null;
    }
  }

  private void pause(Duration atMost, Duration left) {
    if (left.isNegative() || left.isZero()) {
      throw new CallTimeoutException(OPERATION, Deadline.READINESS, atMost, 0, false, null);
    }
    try {
      config.delayer().sleep(left.compareTo(POLL_INTERVAL) < 0 ? left : POLL_INTERVAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(OPERATION, "the thread was interrupted", 0, false, e);
    }
  }
}
