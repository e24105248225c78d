package io.github.modelregistry.internal.okhttp.call;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.Headers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Notifies listeners of the start of a call, its attempts and its end, and logs one line. */
public final class CallReport {

  private static final Logger LOGGER = System.getLogger("io.github.modelregistry.calls");

  private final PendingCall call;
  private final @Nullable CallStart start;

  /** Reports the start of a call, in the thread of its caller. */
  public CallReport(PendingCall call) {
    this.call = call;
    boolean wanted = !call.config().listeners().isEmpty() || LOGGER.isLoggable(Level.DEBUG);
    CallStart event = wanted ? call.description() : null;
    this.start = event;
    if (event != null) {
      notify(listener -> listener.callStarted(event));
    }
  }

  /** Reports the start of an attempt; returns the header fields that listeners add to it. */
  public Headers attemptStarted(int attempt) {
    if (start == null) {
      return Headers.empty();
    }
    AttemptStart event = AttemptStart.of(start, attempt);
    Headers.Builder added = Headers.builder();
    notify(
        listener -> {
          Headers fields = Headers.of(listener.attemptStarted(event));
          for (int i = 0; i < fields.size(); i++) {
            added.set(fields.name(i), fields.value(i));
          }
        });
    return added.build();
  }

  public void attemptEnded(
      int attempt,
      Duration duration,
      @Nullable ApiResponse<?> response,
      @Nullable RuntimeException failure) {
    if (start != null) {
      AttemptEnd end = AttemptEnd.of(AttemptStart.of(start, attempt), response, failure, duration);
      notifyOfEnd(listener -> listener.attemptEnded(end));
    }
  }

  public void ended(@Nullable ApiResponse<?> response, @Nullable Throwable failure) {
    if (start != null) {
      CallEnd end =
          CallEnd.of(
              start,
              call.control().attemptsStarted(),
              response,
              failure instanceof Exception exception ? exception : null,
              call.deadline().elapsed());
      notifyOfEnd(listener -> listener.callEnded(end));
      LOGGER.log(Level.DEBUG, end::toString);
    }
  }

  private void notify(Consumer<CallListener> event) {
    for (CallListener listener : call.config().listeners()) {
      Listeners.guarded(listener, () -> event.accept(listener));
    }
  }

  /** The last one first: what each has set for the thread is nested in what those before it set. */
  private void notifyOfEnd(Consumer<CallListener> event) {
    List<CallListener> listeners = call.config().listeners();
    for (int i = listeners.size() - 1; i >= 0; i--) {
      CallListener listener = listeners.get(i);
      Listeners.guarded(listener, () -> event.accept(listener));
    }
  }
}
