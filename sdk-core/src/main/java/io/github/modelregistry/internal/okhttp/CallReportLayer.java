package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.error.ApiException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Tells listeners of the start and end of each call, and logs one line at its end. */
final class CallReportLayer implements Layer {

  private static final Logger LOGGER = System.getLogger("io.github.modelregistry.calls");

  private final String vendor;
  private final Listeners listeners;
  private final Ticker ticker;
  private final Layer next;

  CallReportLayer(String vendor, Listeners listeners, Ticker ticker, Layer next) {
    this.vendor = vendor;
    this.listeners = listeners;
    this.ticker = ticker;
    this.next = next;
  }

  @Override
  public <T> ApiResponse<T> send(PendingCall<T> call) {
    if (listeners.isEmpty() && !LOGGER.isLoggable(Level.DEBUG)) {
      return next.send(call);
    }
    CallStart start = new CallStart(vendor, call.operation(), call.method(), call.redactedUrl());
    listeners.tell(listener -> listener.callStarted(start));
    try {
      ApiResponse<T> response = next.send(call);
      ended(call, start, response.status(), null);
      return response;
    } catch (RuntimeException failure) {
      ended(call, start, statusOf(failure), failure);
      throw failure;
    }
  }

  @Override
  public String toString() {
    return "call report > " + next;
  }

  static @Nullable Integer statusOf(RuntimeException failure) {
    return failure instanceof ApiException refused ? Integer.valueOf(refused.status()) : null;
  }

  private void ended(
      PendingCall<?> call,
      CallStart start,
      @Nullable Integer status,
      @Nullable RuntimeException failure) {
    int attempts = call.control().attemptsStarted();
    CallEnd end = new CallEnd(start, attempts, status, failure, ticker.since(call.startedAt()));
    LOGGER.log(Level.DEBUG, end::toString);
    listeners.tell(listener -> listener.callEnded(end));
  }
}
