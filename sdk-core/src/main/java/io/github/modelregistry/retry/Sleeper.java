package io.github.modelregistry.retry;

import java.time.Duration;

/** Lets a thread wait; replaced in tests, so that no test ever sleeps. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits.
   *
   * @param duration how long; zero or negative returns at once
   * @throws InterruptedException if the thread is interrupted before or while waiting
   */
  void sleep(Duration duration) throws InterruptedException;

  /** Returns the sleeper that really waits. */
  static Sleeper system() {
    return duration -> {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before waiting");
      }
      if (!duration.isNegative() && !duration.isZero()) {
        Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000);
      }
    };
  }
}
