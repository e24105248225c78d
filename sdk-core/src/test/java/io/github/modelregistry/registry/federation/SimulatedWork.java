package io.github.modelregistry.registry.federation;

import io.github.modelregistry.internal.federation.BackgroundWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Background work in virtual time, on one thread: work is carried out when it is started, says how
 * long it takes, and its outcome is there when that time has come.
 */
final class SimulatedWork implements BackgroundWork {

  private static final Duration NEVER = Duration.ofDays(100_000);

  private record Event(Duration time, String text) {}

  private final List<Event> events = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private Duration running = Duration.ZERO;
  private int underWay;
  int mostUnderWay;
  boolean closed;

  /** Called by work: it takes so much longer. */
  void takes(Duration time) {
    running = running.plus(time);
  }

  /** Called by work: its outcome never comes. */
  void takesForEver() {
    running = NEVER;
  }

  /** Called by work, to tell what it does when it is done with it. */
  void report(String text) {
    note(now.plus(running), text);
  }

  /** Called by the consumer: it does something else for a while. */
  void pass(Duration time) {
    now = now.plus(time);
  }

  /** Called by the consumer, to tell what it does. */
  void say(String text) {
    note(now, text);
  }

  private void note(Duration time, String text) {
    if (time.compareTo(NEVER) < 0) {
      events.add(new Event(time, text));
    }
  }

  /** Returns what happened in the order of time. */
  String log() {
    StringBuilder log = new StringBuilder();
    events.stream()
        .sorted(Comparator.comparing(Event::time))
        .forEach(
            event ->
                log.append(
                    String.format(
                        java.util.Locale.ROOT,
                        "%7.3f s  %s%n",
                        event.time.toMillis() / 1000.0,
                        event.text)));
    return log.toString().replace("\r\n", "\n");
  }

  @Override
  public <T> Ticket<T> start(Callable<T> work) {
    underWay++;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    running = Duration.ZERO;
    T value = null;
    Exception failure = null;
    try {
      value = work.call();
    } catch (Exception e) {
      failure = e;
    }
    return new Outcome<>(now, now.plus(running), value, failure);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      say("closed");
    }
  }

  private final class Outcome<T> implements Ticket<T> {

    private final Duration started;
    private final Duration done;
    private final @Nullable T value;
    private final @Nullable Exception failure;

    Outcome(Duration started, Duration done, @Nullable T value, @Nullable Exception failure) {
      this.started = started;
      this.done = done;
      this.value = value;
      this.failure = failure;
    }

    @Override
    public T await(Duration budget) throws TimeoutException, ExecutionException {
      underWay--;
      Duration limit = started.plus(budget);
      Duration later = now.compareTo(limit) > 0 ? now : limit;
      if (done.compareTo(later) > 0) {
        now = later;
        throw new TimeoutException();
      }
      now = now.compareTo(done) > 0 ? now : done;
      if (failure != null) {
        throw new ExecutionException(failure);
      }
      return value;
    }
  }
}
