package io.github.modelregistry.internal.federation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Does background work on daemon threads of its own, or on the user's executor. */
public final class ThreadedWork implements BackgroundWork {

  private static final long IDLE_SECONDS = 5;
  private static final long CLOSING_SECONDS = 1;

  private final Executor executor;
  private final @Nullable ExecutorService own;
  private final Set<FutureTask<?>> underWay = ConcurrentHashMap.newKeySet();

  private ThreadedWork(Executor executor, @Nullable ExecutorService own) {
    this.executor = executor;
    this.own = own;
  }

  /** Creates work on the user's executor, which is never shut down. */
  public static ThreadedWork on(Executor executor) {
    return new ThreadedWork(executor, null);
  }

  /** Creates work on threads of its own: at most the given number, created when needed. */
  public static ThreadedWork onOwnThreads(int threads) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread =
                  new Thread(task, "model-registry-federation-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return new ThreadedWork(pool, pool);
  }

  @Override
  public <T> Ticket<T> start(Callable<T> work) {
    Task<T> task = new Task<>(work);
    underWay.add(task);
    try {
      executor.execute(task);
    } catch (RejectedExecutionException refused) {
      task.setException(refused);
    }
    return task;
  }

  @Override
  public void close() {
    underWay.forEach(task -> task.cancel(true));
    if (own != null) {
      own.shutdownNow();
      awaitEnd(own);
    }
  }

  /** A driver that ignores interrupts must not hold the consumer up for long. */
  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = Thread.interrupted();
    try {
      boolean ended = pool.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        System.getLogger(ThreadedWork.class.getName())
            .log(System.Logger.Level.DEBUG, "a registry continued after it was interrupted");
      }
    } catch (InterruptedException again) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Task<T> extends FutureTask<T> implements Ticket<T> {

    private final long startedNanos = System.nanoTime();

    Task(Callable<T> work) {
      super(work);
    }

    @Override
    public T await(Duration timeout)
        throws TimeoutException, ExecutionException, InterruptedException {
      try {
        return get(remaining(timeout), TimeUnit.NANOSECONDS);
      } catch (TimeoutException spent) {
        cancel(true);
        throw spent;
      }
    }

    @Override
    protected void setException(Throwable failure) {
      super.setException(failure);
    }

    @Override
    protected void done() {
      underWay.remove(this);
    }

    private long remaining(Duration timeout) {
      long limit = TimeUnit.NANOSECONDS.convert(timeout); // not toNanos: it throws above 292 years
      return Math.max(0, limit - (System.nanoTime() - startedNanos));
    }
  }
}
