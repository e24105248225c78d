package io.github.modelregistry.transfer;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;

/** Counts bytes for a listener, which may fail without effect on the transfer. Thread-safe. */
final class Progress {

  private static final Logger LOGGER = System.getLogger(Progress.class.getName());

  private final ProgressListener listener;
  private long count;
  private boolean failed;

  Progress(ProgressListener listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /** Counts bytes, and tells the listener. */
  synchronized void add(long bytes, long total) {
    count += bytes;
    if (failed) {
      return;
    }
    try {
      listener.progressed(count, total);
    } catch (RuntimeException | Error e) {
      failed = true;
      String name = listener.getClass().getName();
      LOGGER.log(Level.WARNING, "the progress listener " + name + " failed", e);
    }
  }

  /** Takes bytes back that are transferred again. */
  synchronized void subtract(long bytes) {
    count -= bytes;
  }

  /** Counts from zero again. */
  synchronized void restart() {
    count = 0;
  }
}
