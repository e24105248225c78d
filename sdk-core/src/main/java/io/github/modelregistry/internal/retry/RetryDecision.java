package io.github.modelregistry.internal.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to do after a failed attempt: wait and send again, or stop, and why. Immutable. */
public final class RetryDecision {

  /** The outcomes, in the order in which they are checked. More may be added. */
  public enum Outcome {
    /** This failure is final for this operation. */
    NOT_RETRYABLE("not repeated: a repetition would not help, or would not be safe"),
    /** The failure may pass, but the body can be read only once. */
    BODY_NOT_REPEATABLE("not repeated because its body can be read only once"),
    /** All allowed attempts were made. */
    ATTEMPTS_USED_UP("all allowed attempts were made"),
    /** The origin failed so often recently that repetitions are suspended. */
    BUDGET_EMPTY("not repeated because too many recent requests to this server failed"),
    /** The server asked for a longer wait than the settings allow. */
    RETRY_AFTER_TOO_LONG("not repeated because the server requested a longer wait than allowed"),
    /** The call's deadline would pass during the wait. */
    DEADLINE_TOO_NEAR("not repeated because the call's deadline is before the next attempt"),
    /** Wait, then send again. */
    WAIT("to be repeated");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }
  }

  private final Outcome outcome;
  private final @Nullable Duration delay;

  private RetryDecision(Outcome outcome, @Nullable Duration delay) {
    this.outcome = outcome;
    this.delay = delay;
  }

  static RetryDecision stop(Outcome outcome) {
    return new RetryDecision(outcome, null);
  }

  static RetryDecision waitFor(Duration delay) {
    return new RetryDecision(Outcome.WAIT, delay);
  }

  /** Returns what was decided. */
  public Outcome outcome() {
    return outcome;
  }

  /** Returns whether to send again after {@link #delay()}. */
  public boolean repeats() {
    return outcome == Outcome.WAIT;
  }

  /**
   * Returns how long to wait before sending again.
   *
   * @throws IllegalStateException if nothing is to be sent again
   */
  public Duration delay() {
    if (delay == null) {
      throw new IllegalStateException("there is no wait: " + outcome);
    }
    return delay;
  }

  /** Returns the reason in words that continue a sentence about the call. */
  public String explanation() {
    return outcome.words;
  }
}
