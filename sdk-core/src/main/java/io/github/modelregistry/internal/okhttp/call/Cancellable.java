package io.github.modelregistry.internal.okhttp.call;

/** What must end when the client is closed. Thread-safe. */
public interface Cancellable {

  /** Ends it as soon as possible; without effect when it is over. */
  void stop(String reason);
}
