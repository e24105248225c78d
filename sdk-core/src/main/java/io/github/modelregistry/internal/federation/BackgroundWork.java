package io.github.modelregistry.internal.federation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Runs the requests of a federation while its consumer does something else.
 *
 * <p>Time passes here and nowhere else in a federation, so that a test can simulate it.
 */
public interface BackgroundWork extends AutoCloseable {

  /** Starts some work; never blocks, never throws what the work throws. */
  <T> Ticket<T> start(Callable<T> work);

  /** Cancels whatever is still under way and frees all threads. Does nothing the second time. */
  @Override
  void close();

  /**
   * Stands for work under way.
   *
   * @param <T> what it gives
   */
  interface Ticket<T> {

    /**
     * Waits for the outcome.
     *
     * @param timeout how long the work may take, counted from its start
     * @throws TimeoutException if the timeout passes; the work is cancelled then
     * @throws ExecutionException if the work failed, with what it threw
     * @throws InterruptedException if this thread is interrupted while it waits
     */
    T await(Duration timeout) throws TimeoutException, ExecutionException, InterruptedException;
  }
}
