package io.github.modelregistry.sandbox.internal.server;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** Delays the bytes of one body to a rate. Not thread-safe. */
final class RateLimiter {

  private final long bytesPerSecond;
  private final long start = System.nanoTime();
  private long passed;

  RateLimiter(long bytesPerSecond) {
    this.bytesPerSecond = bytesPerSecond;
  }

  /** Waits until so many further bytes may have passed. */
  void pass(int bytes) throws InterruptedIOException {
    if (bytesPerSecond == TransferFaults.NONE) {
      return;
    }
    passed += bytes;
    double seconds = (double) passed / bytesPerSecond;
    long due = start + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    try {
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
  }
}
