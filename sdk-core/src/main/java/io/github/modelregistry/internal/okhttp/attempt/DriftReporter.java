package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.client.DriftEvent.Kind;
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.okhttp.call.Listeners;
import io.github.modelregistry.json.DriftObserver;
import io.github.modelregistry.runtime.Operation;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notifies the drift listener, if there is one, of differences of an operation's responses. */
final class DriftReporter {

  private final @Nullable DriftListener listener;

  DriftReporter(@Nullable DriftListener listener) {
    this.listener = listener;
  }

  /** Reports a success status that the operation does not describe. */
  void checkStatus(Operation<?> operation, int status) {
    if (listener != null && !operation.expects(status)) {
      report(listener, operation, Kind.UNDOCUMENTED_STATUS, "$", Integer.toString(status));
    }
  }

  /**
   * Returns the observer of a document's drift, or null.
   *
   * @param mask returns the mask of the secrets that the response may repeat in a name
   */
  @Nullable DriftObserver observerOf(Operation<?> operation, Supplier<SecretMask> mask) {
    DriftListener notified = listener;
    if (notified == null) {
      return null;
    }
    return (kind, path, type, name) -> {
      SecretMask made = mask.get();
      report(notified, operation, Kind.valueOf(kind.name()), made.mask(path), made.mask(name));
    };
  }

  private static void report(
      DriftListener listener, Operation<?> operation, Kind kind, String path, String name) {
    DriftEvent event = new DriftEvent(operation.id(), kind, path, name);
    Listeners.guarded(listener, () -> listener.drifted(event));
  }
}
