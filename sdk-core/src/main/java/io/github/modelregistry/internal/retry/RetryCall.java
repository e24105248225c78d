package io.github.modelregistry.internal.retry;

import io.github.modelregistry.internal.retry.RetryDecision.Outcome;
import io.github.modelregistry.retry.RetrySafety;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The decisions of one call, attempt by attempt. To be used by one thread at a time. */
public final class RetryCall {

  static final int COST = 14;
  static final int THROTTLING_COST = 5;
  private static final int REWARD_OF_A_FIRST_TRY = 1;

  private final CallFacts facts;
  private final RetryEngine engine;
  private int failures;
  private int lastCost = REWARD_OF_A_FIRST_TRY;

  RetryCall(CallFacts facts, RetryEngine engine) {
    this.facts = facts;
    this.engine = engine;
  }

  /**
   * Decides what follows a failed attempt, and takes the price of a repetition from the budget.
   *
   * @param failure how the attempt failed
   * @param timeLeft the time until the call's deadline, or null without one
   */
  public RetryDecision failed(AttemptFailure failure, @Nullable Duration timeLeft) {
    failures++;
    int cost = failure.isThrottling() ? THROTTLING_COST : COST;
    if (!failure.mayBeRepeated(facts)) {
      return RetryDecision.stop(Outcome.NOT_RETRYABLE);
    }
    if (!facts.bodyRepeatable()) {
      return RetryDecision.stop(Outcome.BODY_NOT_REPEATABLE);
    }
    if (failures >= facts.maxAttempts()) {
      return RetryDecision.stop(Outcome.ATTEMPTS_USED_UP);
    }
    if (!engine.tryTake(cost)) {
      return RetryDecision.stop(Outcome.BUDGET_EMPTY);
    }
    RetryDecision decision = waitOrGiveUp(failure, timeLeft);
    if (decision.delay() == null) {
      engine.give(cost);
    } else {
      lastCost = cost;
    }
    return decision;
  }

  /** Notes that the call succeeded: the last repetition's price goes back to the budget. */
  public void succeeded() {
    engine.give(lastCost);
  }

  /**
   * Returns whether the failure must say that the outcome is unknown: the server may have acted,
   * and the operation is not one that can simply be sent again.
   */
  public boolean leavesOutcomeUnknown(AttemptFailure failure) {
    return facts.safety() != RetrySafety.SAFE && failure.mayHaveTakenEffect();
  }

  private RetryDecision waitOrGiveUp(AttemptFailure failure, @Nullable Duration timeLeft) {
    Duration delay = engine.delay(failures, failure);
    if (delay == null) {
      return RetryDecision.stop(Outcome.RETRY_AFTER_TOO_LONG);
    }
    if (timeLeft != null && delay.compareTo(timeLeft) >= 0) {
      return RetryDecision.stop(Outcome.DEADLINE_TOO_NEAR);
    }
    return new RetryDecision(Outcome.WAIT, delay);
  }
}
