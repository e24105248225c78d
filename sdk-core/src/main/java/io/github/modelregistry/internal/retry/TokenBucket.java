package io.github.modelregistry.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/** The budget of repetitions for one origin. Thread-safe, without locks. */
public final class TokenBucket {

  private final int capacity;
  private final AtomicInteger tokens;

  /** Creates a full bucket. */
  public TokenBucket(int capacity) {
    this.capacity = capacity;
    this.tokens = new AtomicInteger(capacity);
  }

  /** Takes tokens if there are enough, and returns whether there were. */
  public boolean tryTake(int cost) {
    int before = tokens.getAndUpdate(left -> left >= cost ? left - cost : left);
    return before >= cost;
  }

  /** Gives tokens back; what does not fit is lost. */
  public void give(int count) {
    tokens.updateAndGet(left -> Math.min(capacity, left + count));
  }

  /** Returns how many tokens are left. */
  public int left() {
    return tokens.get();
  }
}
