package io.github.modelregistry.internal.retry;

import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether and when failed requests to one origin are sent again. Thread-safe, without
 * locks; meant to be shared by all calls to it, whose budget it keeps: one vendor's outage takes
 * nothing from another.
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
  private final AtomicInteger tokens;

  /** Creates an engine with a full budget. */
  public RetryEngine(RetrySettings settings) {
    this.settings = settings;
    this.tokens = new AtomicInteger(settings.budget());
  }

  /** Starts a call. */
  public RetryCall begin(CallFacts facts) {
    return new RetryCall(facts, this);
  }

  /**
   * Returns the wait before a repetition; null if the server asks for a longer one than allowed.
   *
   * @param repetition 1 for the first
   */
  @Nullable Duration delay(int repetition, AttemptFailure failure) {
    Duration delay = backoff(repetition, failure.isThrottling());
    Duration asked = failure.retryAfter();
    if (asked == null) {
      return delay;
    }
    if (asked.compareTo(settings.retryAfterCeiling()) > 0) {
      return null;
    }
    return asked.compareTo(delay) < 0 ? delay : asked;
  }

  /** The own wait: {@code jitter × min(cap, base × 2ⁿ⁻¹)}. */
  private Duration backoff(int repetition, boolean throttling) {
    Duration base = throttling ? settings.throttlingBaseDelay() : settings.baseDelay();
    Duration longest = doubled(base, repetition - 1, settings.maxDelay());
    double jitter = Math.max(0, Math.min(1, settings.jitter().getAsDouble()));
    return Duration.ofNanos((long) (longest.toMillis() * 1e6 * jitter));
  }

  /** Doubles step by step, so that no number of repetitions can overflow. */
  private static Duration doubled(Duration base, int times, Duration cap) {
    Duration value = base;
    for (int i = 0; i < times && value.compareTo(cap) < 0 && !value.isZero(); i++) {
      value = value.plus(value);
    }
    return value.compareTo(cap) < 0 ? value : cap;
  }

  /** Takes tokens of the budget if there are enough, and returns whether there were. */
  boolean tryTake(int cost) {
    int before = tokens.getAndUpdate(left -> left >= cost ? left - cost : left);
    return before >= cost;
  }

  /** Gives tokens back; what does not fit is lost. */
  void give(int count) {
    tokens.updateAndGet(left -> left + Math.min(count, settings.budget() - left));
  }

  /** Returns how many tokens are left. */
  int budgetLeft() {
    return tokens.get();
  }
}
