package io.github.modelregistry.client;

import java.util.Objects;

/** A request that is about to be sent. Immutable. */
public final class AttemptStart {

  private final CallStart call;
  private final int attempt;

  private AttemptStart(CallStart call, int attempt) {
    this.call = Objects.requireNonNull(call, "call");
    this.attempt = attempt;
  }

  /**
   * Creates the event; called by transports, and by tests of listeners.
   *
   * @param attempt the number of the request within its call, from 1
   */
  public static AttemptStart of(CallStart call, int attempt) {
    return new AttemptStart(call, attempt);
  }

  /** Returns the call that the request belongs to. */
  public CallStart call() {
    return call;
  }

  /** Returns the number of the request within its call, from 1. */
  public int attempt() {
    return attempt;
  }

  @Override
  public String toString() {
    return call + " attempt " + attempt;
  }
}
