package io.github.modelregistry.internal.okhttp;

/** What must end when the client is closed. Thread-safe. */
interface Cancellable {

  /** Ends it as soon as possible; without effect when it is over. */
  void stop(String reason);
}
