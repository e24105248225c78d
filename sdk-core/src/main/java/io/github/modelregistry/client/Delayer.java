package io.github.modelregistry.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits between attempts without holding a thread; replaced in tests, so that no test ever sleeps.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface Delayer {

  /**
   * Starts a wait.
   *
   * @param duration how long, never negative
   * @return a future that is completed when the wait is over; cancelling it ends the wait
   */
  CompletableFuture<?> delay(Duration duration);

  /**
   * Waits in the calling thread.
   *
   * @throws InterruptedException if the thread is interrupted before or while waiting
   */
  default void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before waiting");
    }
    CompletableFuture<?> wait = delay(duration);
    try {
      wait.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the delayer failed", failed.getCause());
    } finally {
      wait.cancel(false);
    }
  }

  /** Returns the delayer that really waits. */
  static Delayer system() {
    return duration ->
        new CompletableFuture<Void>()
            .completeOnTimeout(null, TimeUnit.NANOSECONDS.convert(duration), TimeUnit.NANOSECONDS);
  }

  /** Returns a delayer under which every wait is over at once, for tests. */
  static Delayer none() {
    return duration -> CompletableFuture.completedFuture(null);
  }
}
