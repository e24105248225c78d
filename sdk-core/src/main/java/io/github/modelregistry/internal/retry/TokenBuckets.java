package io.github.modelregistry.internal.retry;

import java.util.LinkedHashMap;
import java.util.Map;

/** One bucket per origin, so that one vendor's outage takes nothing from another. Thread-safe. */
final class TokenBuckets {

  /** Far above what a client meets; only bounds a client that is led to ever new hosts. */
  static final int MAX_ORIGINS = 256;

  private final int capacity;
  private final Map<String, TokenBucket> byOrigin =
      new LinkedHashMap<>(16, 0.75f, /* accessOrder= */ true);

  TokenBuckets(int capacity) {
    this.capacity = capacity;
  }

  /** Returns the origin's bucket; the one unused for longest makes room for a new one. */
  TokenBucket of(String origin) {
    synchronized (byOrigin) {
      TokenBucket bucket = byOrigin.computeIfAbsent(origin, unused -> new TokenBucket(capacity));
      if (byOrigin.size() > MAX_ORIGINS) {
        byOrigin.remove(byOrigin.keySet().iterator().next());
      }
      return bucket;
    }
  }

  int size() {
    synchronized (byOrigin) {
      return byOrigin.size();
    }
  }
}
