package io.github.modelregistry.internal.okhttp.call;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client's own daemon threads for asynchronous calls, which end soon after they have become idle.
 *
 * <p>Attempts run on a bounded number of threads. Users' functions run on others without a bound,
 * so that functions that wait for further calls cannot keep these from being made.
 */
public final class AsyncThreads implements Executor {

  private static final int MAX_ATTEMPTS = 64;
  private static final long IDLE_MILLIS = 250;

  private final ThreadPoolExecutor attempts = cached("model-registry-async-");
  private final ThreadPoolExecutor callbacks = cached("model-registry-callback-");
  private final Queue<Runnable> queued = new ArrayDeque<>();
  private int running;

  /** Runs an attempt, as soon as one of the threads for attempts is free. */
  @Override
  public void execute(Runnable attempt) {
    synchronized (queued) {
      if (running == MAX_ATTEMPTS) {
        queued.add(attempt);
        return;
      }
      running++;
    }
    attempts.execute(() -> runAll(attempt));
  }

  /** Runs what completes a future, and with it users' functions. */
  public void complete(Runnable completion) {
    callbacks.execute(completion);
  }

  /** Makes threads end as soon as they are idle; what is still to be run is run. */
  public void end() {
    attempts.setKeepAliveTime(0, TimeUnit.MILLISECONDS);
    callbacks.setKeepAliveTime(0, TimeUnit.MILLISECONDS);
  }

  private void runAll(Runnable first) {
    for (Runnable attempt = first; attempt != null; attempt = next()) {
      attempt.run();
    }
  }

  private @Nullable Runnable next() {
    synchronized (queued) {
      Runnable next = queued.poll();
      if (next == null) {
        running--;
      }
      return next;
    }
  }

  private static ThreadPoolExecutor cached(String name) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_MILLIS,
        TimeUnit.MILLISECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, name + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
