package io.github.modelregistry.internal.okhttp;

import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/** Tells listeners, and keeps what they throw away from the call. */
final class Listeners {

  private static final Logger LOGGER = System.getLogger(Listeners.class.getName());

  private final List<CallListener> listeners;

  private Listeners(List<CallListener> listeners) {
    this.listeners = listeners;
  }

  static Listeners of(ClientConfig config) {
    return new Listeners(config.listeners());
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  void tell(Consumer<CallListener> event) {
    for (CallListener listener : listeners) {
      guarded(listener, () -> event.accept(listener));
    }
  }

  /** Runs a listener's method; a failure is logged with the listener's name. */
  static void guarded(Object listener, Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOGGER.log(Level.WARNING, "the listener " + listener.getClass().getName() + " failed", e);
    }
  }
}
