package io.github.modelregistry.client;

/**
 * Is notified of responses that differ from what the client was built for: a sign that the vendor
 * changed its API.
 *
 * <p>Called on the thread that carries the call, possibly by several threads at once. What it
 * throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface DriftListener {

  /** Called for each difference seen in a response. */
  void drifted(DriftEvent event);
}
