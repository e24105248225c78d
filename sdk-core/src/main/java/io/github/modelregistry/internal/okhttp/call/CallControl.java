package io.github.modelregistry.internal.okhttp.call;

import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * The handle by which a call is stopped from outside, wherever it is: queued, sending, reading or
 * waiting for its next attempt. Thread-safe.
 */
public final class CallControl implements Cancellable {

  private @Nullable Call attempt;
  private @Nullable Thread carrier;
  private @Nullable String stopReason;
  private boolean interrupted;
  private volatile int attemptsStarted;

  /** Notes the thread that carries the call from now on. */
  public synchronized void attach() {
    carrier = Thread.currentThread();
  }

  /** Detaches the thread, and clears an interrupt that was meant for this call only. */
  public synchronized void detach() {
    carrier = null;
    attempt = null; // its connection may already serve another call
    if (interrupted) {
      interrupted = false;
      Thread.interrupted();
    }
  }

  /** Notes the attempt that is to be cancelled when the call is stopped. */
  public synchronized void started(Call attempt, int number) {
    attemptsStarted = number;
    this.attempt = attempt;
    if (stopReason != null) {
      attempt.cancel();
    }
  }

  @Override
  public synchronized void stop(String reason) {
    if (stopReason != null) {
      return;
    }
    stopReason = reason;
    if (attempt != null) {
      attempt.cancel();
    }
    if (carrier != null && carrier != Thread.currentThread()) {
      interrupted = true;
      carrier.interrupt();
    }
  }

  /** Returns why the call must stop, such as an interrupt of its thread, or null if it need not. */
  public synchronized @Nullable String stopReason() {
    if (stopReason != null) {
      return stopReason;
    }
    return Thread.currentThread().isInterrupted() ? "the calling thread was interrupted" : null;
  }

  /** Returns how many requests were started. */
  public int attemptsStarted() {
    return attemptsStarted;
  }
}
