package io.github.modelregistry.client;

/**
 * Is notified of every call: when it starts, when an attempt ends, when the call ends.
 *
 * <p>Methods are called on the thread that carries the call, so they should return quickly. They
 * may be called by several threads at once. What they throw is logged and otherwise ignored. No
 * event holds a secret.
 */
public interface CallListener {

  /** Called before the first attempt. */
  default void callStarted(CallStart event) {}

  /** Called after each request that was tried, whether an answer came or not. */
  default void attemptEnded(AttemptEnd event) {}

  /** Called once for each started call, when its outcome is known. */
  default void callEnded(CallEnd event) {}
}
