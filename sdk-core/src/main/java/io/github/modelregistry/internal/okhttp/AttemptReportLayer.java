package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.CallStart;
import org.jspecify.annotations.Nullable;

/** Tells listeners of the end of each attempt. */
final class AttemptReportLayer implements Layer {

  private final String vendor;
  private final Listeners listeners;
  private final Ticker ticker;
  private final Layer next;

  private AttemptReportLayer(String vendor, Listeners listeners, Ticker ticker, Layer next) {
    this.vendor = vendor;
    this.listeners = listeners;
    this.ticker = ticker;
    this.next = next;
  }

  static Layer create(String vendor, Listeners listeners, Ticker ticker, Layer next) {
    return listeners.isEmpty() ? next : new AttemptReportLayer(vendor, listeners, ticker, next);
  }

  @Override
  public <T> ApiResponse<T> send(PendingCall<T> attempt) {
    long start = ticker.nanos();
    try {
      ApiResponse<T> response = next.send(attempt);
      ended(attempt, start, response.status(), null);
      return response;
    } catch (FailedAttempt failed) {
      RuntimeException failure = failed.exception(false, null);
      ended(attempt, start, CallReportLayer.statusOf(failure), failure);
      throw failed;
    } catch (RuntimeException failure) {
      ended(attempt, start, null, failure);
      throw failure;
    }
  }

  @Override
  public String toString() {
    return "attempt report > " + next;
  }

  private void ended(
      PendingCall<?> attempt,
      long start,
      @Nullable Integer status,
      @Nullable RuntimeException failure) {
    CallStart call =
        new CallStart(vendor, attempt.operation(), attempt.method(), attempt.redactedUrl());
    AttemptEnd end = new AttemptEnd(call, attempt.attempt(), status, failure, ticker.since(start));
    listeners.tell(listener -> listener.attemptEnded(end));
  }
}
