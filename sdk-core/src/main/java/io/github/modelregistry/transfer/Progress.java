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

  /**
   * Counts bytes, and tells the listener; a negative number takes bytes back that are transferred
   * again, and is not told.
   */
  synchronized void add(long bytes, long total) {
    count += bytes;
    if (failed || bytes <= 0) {
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
}
