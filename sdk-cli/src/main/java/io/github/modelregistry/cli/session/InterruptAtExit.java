package io.github.modelregistry.cli.session;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts work when the program is ended, such as by Ctrl-C, and lets it clean up and report
 * first.
 */
public final class InterruptAtExit implements AutoCloseable {

  /** The program ends after this time even if the work does not react. */
  private static final long LONGEST_SECONDS = 10;

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::end, "interrupt-at-exit");

  private InterruptAtExit() {}

  /** Begins work in the calling thread, which lasts until {@link #close}. */
  public static InterruptAtExit start() {
    InterruptAtExit interrupt = new InterruptAtExit();
    Runtime.getRuntime().addShutdownHook(interrupt.hook);
    return interrupt;
  }

  private void end() {
    worker.interrupt();
    try {
      if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        System.getLogger(InterruptAtExit.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "work continues after an interrupt: temporary files may remain");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the work. If the program is being ended it ends now, and this does not return. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      awaitEnd();
    }
  }

  /** Some JDKs would take the exit code of a thread that goes on in place of the signal's. */
  private static void awaitEnd() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException onceMore) {
        // There is nothing to do but to wait.
      }
    }
  }
}
