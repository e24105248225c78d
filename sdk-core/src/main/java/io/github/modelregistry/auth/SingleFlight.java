package io.github.modelregistry.auth;

import io.github.modelregistry.error.TransportException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread work while the others wait for its result. Thread-safe; holds no lock.
 *
 * @param <T> what the work yields
 */
final class SingleFlight<T> {

  private final String operation;
  private final AtomicReference<CompletableFuture<T>> flight = new AtomicReference<>();

  /**
   * Creates it.
   *
   * @param operation what errors call the work
   */
  SingleFlight(String operation) {
    this.operation = operation;
  }

  /**
   * Returns what the work yields, or what the same work under way in another thread yields.
   *
   * @throws TransportException if this thread is interrupted while waiting; its flag stays set
   */
  T run(Supplier<T> work) {
    while (true) {
      CompletableFuture<T> mine = new CompletableFuture<>();
      CompletableFuture<T> other = flight.compareAndExchange(null, mine);
      if (other == null) {
        return runShared(work, mine);
      }
      try {
        return other.get();
      } catch (InterruptedException e) {
        throw interrupted(e);
      } catch (ExecutionException e) {
        rethrowUnlessAbandoned(e.getCause());
      }
    }
  }

  private T runShared(Supplier<T> work, CompletableFuture<T> mine) {
    try {
      T result = work.get();
      clear();
      mine.complete(result);
      return result;
    } catch (RuntimeException | Error failure) {
      clear();
      // That this thread was interrupted is no reason for those who wait to fail.
      boolean stopped = Thread.currentThread().isInterrupted();
      mine.completeExceptionally(stopped ? new Abandoned() : failure);
      throw failure;
    }
  }

  /** Clears the flight first: later callers must not join a flight that has ended. */
  private void clear() {
    flight.set(null);
  }

  private TransportException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TransportException(
        operation, "interrupted while another call fetched it", 0, false, cause);
  }

  private static void rethrowUnlessAbandoned(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception && !(failure instanceof Abandoned)) {
      throw exception;
    }
  }

  /** Makes waiting threads try for themselves. */
  private static final class Abandoned extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Abandoned() {
      super("abandoned", null, false, false);
    }
  }
}
