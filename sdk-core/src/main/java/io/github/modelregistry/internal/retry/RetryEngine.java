package io.github.modelregistry.internal.retry;

import io.github.modelregistry.retry.RetrySettings;

/**
 * Decides whether and when failed requests to one origin are sent again. Thread-safe; meant to be
 * shared by all calls to it, whose budget it keeps: one vendor's outage takes nothing from another.
 *
 * <pre>{@code
 * RetryCall call = engine.begin(facts);
 * RetryDecision decision = call.failed(AttemptFailure.status(503), timeLeft);
 * if (decision.delay() != null) {
 *   delayer.sleep(decision.delay());
 * }
 * }</pre>
 */
public final class RetryEngine {

  private final RetrySettings settings;
  private final RetryAfterRule retryAfterRule;
  private final TokenBucket bucket;

  /** Creates an engine with a full budget. */
  public RetryEngine(RetrySettings settings) {
    this(settings, RetryAfterRule.failAbove(settings.retryAfterCeiling()));
  }

  RetryEngine(RetrySettings settings, RetryAfterRule retryAfterRule) {
    this.settings = settings;
    this.retryAfterRule = retryAfterRule;
    this.bucket = new TokenBucket(settings.budget());
  }

  /** Starts a call. */
  public RetryCall begin(CallFacts facts) {
    return new RetryCall(facts, settings, retryAfterRule, bucket);
  }

  /** Returns how many tokens are left. */
  int budgetLeft() {
    return bucket.left();
  }
}
