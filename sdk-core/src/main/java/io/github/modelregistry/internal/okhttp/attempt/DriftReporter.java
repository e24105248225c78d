package io.github.modelregistry.internal.okhttp.attempt;

import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.client.DriftEvent.Kind;
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.internal.masking.SecretMask;
import io.github.modelregistry.internal.okhttp.call.Listeners;
import io.github.modelregistry.json.DriftObserver;
import io.github.modelregistry.runtime.Operation;
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
   * @param response the response, which may repeat a secret in a name
   */
  @Nullable DriftObserver observerOf(Operation<?> operation, RawResponse response) {
    DriftListener notified = listener;
    if (notified == null) {
      return null;
    }
    SecretMask mask = response.mask();
    return (kind, path, type, name) ->
        report(notified, operation, Kind.valueOf(kind.name()), mask.mask(path), mask.mask(name));
  }

  private static void report(
      DriftListener listener, Operation<?> operation, Kind kind, String path, String name) {
    DriftEvent event = new DriftEvent(operation.id(), kind, path, name);
    Listeners.guarded(listener, () -> listener.drifted(event));
  }
}
