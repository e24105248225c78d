package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.internal.okhttp.call.CallFuture;
import io.github.modelregistry.internal.okhttp.call.Cancellable;
import io.github.modelregistry.internal.okhttp.call.PendingCall;
import io.github.modelregistry.internal.okhttp.call.Resources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call whose attempts run on other threads; while it is queued or waits for its next attempt it
 * holds none. Thread-safe.
 *
 * @param <T> what the caller gets
 */
final class AsyncCall<T> implements Cancellable {

  private final PendingCall call;
  private final RetryLoop<T> loop;
  private final Resources resources;
  private final Executor attempts;
  private final CallFuture<ApiResponse<T>> future = new CallFuture<>(this);

  /**
   * Set while an attempt runs, and permanently at the end of the call: only the code that sets it
   * may end the call.
   */
  private final AtomicBoolean claimed = new AtomicBoolean();

  private volatile CompletableFuture<?> wait = CompletableFuture.completedFuture(null);

  private AsyncCall(PendingCall call, RetryLoop<T> loop, Resources resources) {
    this.call = call;
    this.loop = loop;
    this.resources = resources;
    this.attempts = resources.executor(call.config());
  }

  /** Starts a call. */
  static <T> CompletableFuture<ApiResponse<T>> start(
      PendingCall call, RetryLoop<T> loop, Resources resources) {
    AsyncCall<T> async = new AsyncCall<>(call, loop, resources);
    resources.enter(async);
    async.endAtDeadline();
    async.enqueue();
    return async.future;
  }

  @Override
  public void stop(String reason) {
    call.control().stop(reason);
    if (claim()) {
      end(null, loop.stopped(reason, null));
    }
  }

  /** Covers the time in which no attempt runs; those are bounded themselves. */
  private void endAtDeadline() {
    CompletableFuture<Void> timer = new CompletableFuture<>();
    CompletableFuture<?> unused = timer.thenRunAsync(this::timeOut, resources::complete);
    Duration left = call.deadline().left();
    if (left != null) {
      unused = timer.completeOnTimeout(null, left.toNanos(), TimeUnit.NANOSECONDS);
    }
    unused =
        future.whenComplete(
            (response, failure) -> {
              timer.cancel(false);
              ended();
            });
  }

  private void timeOut() {
    if (claim()) {
      end(null, loop.timedOut());
    }
  }

  private void enqueue() {
    try {
      attempts.execute(this::attempt);
    } catch (RuntimeException rejected) {
      if (claim()) {
        end(null, loop.stopped("the executor rejected the call", rejected));
      }
    }
  }

  private void attempt() {
    if (!claim()) {
      return; // ended while it was queued
    }
    Duration delay;
    call.control().attach();
    try {
      delay = loop.attempt();
    } catch (Throwable failure) { // or the future would stay open
      call.control().detach();
      end(null, failure);
      return;
    }
    call.control().detach();
    if (delay == null) {
      end(loop.response(), null);
    } else {
      waitFor(delay);
    }
  }

  private void waitFor(Duration delay) {
    wait =
        delay.isZero()
            ? CompletableFuture.completedFuture(null)
            : call.config().delayer().delay(delay);
    claimed.set(false);
    CompletableFuture<?> unused =
        wait.whenCompleteAsync((done, failure) -> enqueue(), resources::complete);
    String stopped = call.control().stopReason();
    if (stopped != null) {
      stop(stopped);
    }
  }

  private boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  private void end(@Nullable ApiResponse<T> response, @Nullable Throwable failure) {
    try {
      loop.ended(response, failure);
    } finally { // whatever a logging system throws
      resources.leave(this);
      resources.complete(
          () -> {
            if (failure == null) {
              future.complete(response);
            } else {
              future.completeExceptionally(failure);
            }
          });
    }
  }

  /** Stops the call if its future was completed from outside. */
  private void ended() {
    stop("its future was completed");
    wait.cancel(false);
  }
}
