package io.github.modelregistry.internal.okhttp.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Keeps the failures of listeners away from the call. */
public final class Listeners {

  private static final Logger LOGGER = System.getLogger(Listeners.class.getName());

  private Listeners() {}

  /**
   * Runs a listener's method; a failure, an {@link Error} too, is logged with the listener's name.
   */
  public static void guarded(Object listener, Runnable event) {
    try {
      event.run();
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.WARNING, "the listener " + listener.getClass().getName() + " failed", e);
    }
  }
}
