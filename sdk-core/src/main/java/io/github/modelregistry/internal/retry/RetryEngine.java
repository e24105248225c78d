package io.github.modelregistry.internal.retry;

import io.github.modelregistry.retry.RetrySettings;

/**
 * Decides whether and when failed requests are sent again. Thread-safe; meant to be shared by all
 * calls of a client, whose budgets it keeps.
 *
 * <pre>{@code
 * RetryCall call = engine.begin(facts);
 * RetryDecision decision = call.failed(AttemptFailure.status(503), timeLeft);
 * if (decision.repeats()) {
 *   delayer.sleep(decision.delay());
 * }
 * }</pre>
 */
public final class RetryEngine {

  private final RetrySettings settings;
  private final RetryAfterRule retryAfterRule;
  private final TokenBuckets buckets;

  /** Creates an engine with full budgets. */
  public RetryEngine(RetrySettings settings) {
    this(settings, RetryAfterRule.failAbove(settings.retryAfterCeiling()));
  }

  RetryEngine(RetrySettings settings, RetryAfterRule retryAfterRule) {
    this.settings = settings;
    this.retryAfterRule = retryAfterRule;
    this.buckets = new TokenBuckets(settings.budget());
  }

  /** Starts a call; to be told of the end of each of its attempts. */
  public RetryCall begin(CallFacts facts) {
    return new RetryCall(facts, settings, retryAfterRule, buckets.of(facts.origin()));
  }

  /** Returns how many tokens an origin has left. */
  public int budgetLeft(String origin) {
    return buckets.of(origin).left();
  }
}
