package io.github.modelregistry.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to do after a failed attempt: wait and send again, or stop, and why. Immutable.
 *
 * @param outcome what was decided
 * @param delay how long to wait before sending again; null if nothing is to be sent again
 */
public record RetryDecision(Outcome outcome, @Nullable Duration delay) {
  /** The outcomes, in the order in which they are checked. */
  public enum Outcome {
    /** This failure is final for this operation. */
    NOT_RETRYABLE(null),
    /** The failure may pass, but the body can be read only once. */
    BODY_NOT_REPEATABLE("its body can be read only once"),
    /** All allowed attempts were made. */
    ATTEMPTS_USED_UP(null),
    /** The origin failed so often recently that repetitions are suspended. */
    BUDGET_EMPTY("too many recent requests to this server failed"),
    /** The server asked for a longer wait than the settings allow. */
    RETRY_AFTER_TOO_LONG("the server requested a longer wait than allowed"),
    /** The call's deadline would pass during the wait. */
    DEADLINE_TOO_NEAR("the call's deadline is before the next attempt"),
    /** Wait, then send again. */
    WAIT(null);

    private final @Nullable String reason;

    Outcome(@Nullable String reason) {
      this.reason = reason;
    }

    /** Returns why the request was not repeated, where count and kind of the failure do not say. */
    public @Nullable String explanation() {
      return reason == null ? null : "The request was not repeated because " + reason + '.';
    }
  }

  static RetryDecision stop(Outcome outcome) {
    return new RetryDecision(outcome, null);
  }
}
