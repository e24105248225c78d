package io.github.modelregistry.client;

import java.util.Map;

/**
 * Is notified of every call: when it is made, before and after each of its requests, when it ends.
 *
 * <p>{@link #callStarted} is called in the thread that makes the call, the others in the thread
 * that carries it or ends it, so they should return quickly. The two of one attempt are called in
 * the same thread, which carries the request between them, so that a listener may change what
 * belongs to the thread; an {@link Error} leaves the second out. Of several listeners, the one that
 * was added first is the first to be notified of a start, and the last to be notified of an end.
 * They may be called by several threads at once. What they throw is logged and otherwise ignored.
 * No event holds a secret.
 */
public interface CallListener {

  /** Called when a call is made, before its first request. */
  default void callStarted(CallStart event) {}

  /**
   * Called before each request is sent.
   *
   * @return header fields to send with the request, such as {@code traceparent}, in place of the
   *     call's own of the same names; credentials cannot be replaced this way. Fields that are not
   *     allowed in an HTTP header are logged and ignored, with all others of this listener
   */
  default Map<String, String> attemptStarted(AttemptStart event) {
    return Map.of();
  }

  /** Called after each request that was tried, whether a response was received or not. */
  default void attemptEnded(AttemptEnd event) {}

  /** Called once for each started call, when its outcome is known. */
  default void callEnded(CallEnd event) {}
}
