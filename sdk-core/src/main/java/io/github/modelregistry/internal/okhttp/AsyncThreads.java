package io.github.modelregistry.internal.okhttp;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client's own daemon threads for asynchronous calls: bounded, and gone when idle. */
final class AsyncThreads implements Executor {

  private static final int MOST = 64;
  private static final long IDLE_SECONDS = 10;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads;

  AsyncThreads() {
    threads =
        new ThreadPoolExecutor(
            MOST, MOST, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable call) {
    threads.execute(call);
  }

  /** Lets the threads end; calls still queued are run, and find themselves stopped. */
  void end() {
    threads.shutdown();
  }

  private Thread thread(Runnable work) {
    Thread thread = new Thread(work, "model-registry-async-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
