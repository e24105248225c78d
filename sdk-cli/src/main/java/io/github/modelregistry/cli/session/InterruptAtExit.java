package io.github.modelregistry.cli.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Interrupts work when the program is ended, such as by Ctrl-C, and lets it clean up first. */
public final class InterruptAtExit {

  /** The program ends after this time even if the work does not react. */
  private static final long LONGEST_SECONDS = 10;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);

  private InterruptAtExit() {}

  /** Does work in the calling thread, which is interrupted if the program is ended meanwhile. */
  public static <T> T during(Supplier<T> work) {
    InterruptAtExit interrupt = new InterruptAtExit();
    Thread hook = new Thread(interrupt::end, "interrupt-at-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      interrupt.done.countDown();
      remove(hook);
    }
  }

  private void end() {
    worker.interrupt();
    try {
      if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        System.getLogger(InterruptAtExit.class.getName())
            .log(System.Logger.Level.WARNING, "interrupted work goes on: files may be left");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook is running, and ends now.
    }
  }
}
