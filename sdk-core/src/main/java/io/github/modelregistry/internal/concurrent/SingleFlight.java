package io.github.modelregistry.internal.concurrent;

import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.CallTimeoutException.Deadline;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs work that several threads need at the same time in one of them; the others wait for its
 * result, or get a copy of its failure. Thread-safe; holds no lock.
 *
 * @param <T> what the work yields
 */
public final class SingleFlight<T> {

  private final String operation;
  private final AtomicReference<CompletableFuture<T>> flight = new AtomicReference<>();

  /**
   * Creates it.
   *
   * @param operation what errors call the work
   */
  public SingleFlight(String operation) {
    this.operation = operation;
  }

  /**
   * Returns what the work yields, or what the same work under way in another thread yields.
   *
   * @param timeLeft how long to wait for the other thread; null without limit
   * @throws CallTimeoutException if the other thread needs longer; this ends nothing for others
   * @throws TransportException if this thread is interrupted while waiting; its flag stays set
   */
  public T run(Supplier<@Nullable Duration> timeLeft, Supplier<T> work) {
    while (true) {
      CompletableFuture<T> mine = new CompletableFuture<>();
      CompletableFuture<T> other = flight.compareAndExchange(null, mine);
      if (other == null) {
        return runShared(timeLeft, work, mine);
      }
      try {
        return await(other, timeLeft.get());
      } catch (InterruptedException e) {
        throw interrupted(e);
      } catch (ExecutionException e) {
        rethrowUnlessAbandoned(e.getCause());
      }
    }
  }

  private T await(CompletableFuture<T> other, @Nullable Duration limit)
      throws InterruptedException, ExecutionException {
    if (limit == null) {
      return other.get();
    }
    try {
      return other.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new CallTimeoutException(operation, Deadline.CALL, limit, 0, false, late);
    }
  }

  private T runShared(
      Supplier<@Nullable Duration> timeLeft, Supplier<T> work, CompletableFuture<T> mine) {
    try {
      T result = work.get();
      clear();
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error failure) {
      clear();
      // The calling thread adds to its exception what the others must not see.
      Throwable shared = failure instanceof RegistryException ours ? ours.copy() : failure;
      mine.completeExceptionally(isOwn(failure, timeLeft) ? new Abandoned() : shared);
      throw failure;
    }
  }

  /**
   * Returns whether the failure is that of this thread's call alone: interrupted or out of time.
   */
  public static boolean isOwn(Throwable failure, Supplier<@Nullable Duration> timeLeft) {
    Duration left = timeLeft.get();
    return Thread.currentThread().isInterrupted()
        || Duration.ZERO.equals(left)
        || (left != null
            && failure instanceof CallTimeoutException timeout
            && timeout.deadline() == Deadline.CALL);
  }

  /** To be called before the result is passed on: later callers must not join what has ended. */
  private void clear() {
    flight.set(null);
  }

  private TransportException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TransportException(operation, "the calling thread was interrupted", 0, false, cause);
  }

  private static void rethrowUnlessAbandoned(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RegistryException exception) {
      throw exception.copy();
    }
    if (failure instanceof RuntimeException exception && !(failure instanceof Abandoned)) {
      throw exception;
    }
  }

  /** Makes waiting threads try again. */
  private static final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("abandoned", null, false, false);
    }
  }
}
