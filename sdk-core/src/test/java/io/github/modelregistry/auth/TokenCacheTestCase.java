package io.github.modelregistry.auth;

import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A clock, a source of numbered tokens and threads, for tests of a cache. */
abstract class TokenCacheTestCase {

  static final Duration MARGIN = Duration.ofSeconds(10);
  static final Duration LIFE = Duration.ofHours(1);

  final ManualClock clock = ManualClock.atNoon();
  final AtomicInteger fetches = new AtomicInteger();
  final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  /** Returns a cache that renews tokens in the calling thread. */
  TokenCache cache(TokenSource source) {
    return new TokenCache(source, clock, MARGIN, Duration.ZERO, Runnable::run);
  }

  AccessToken next(@Nullable AccessToken old) {
    return token("token-" + fetches.incrementAndGet(), LIFE);
  }

  AccessToken token(String text, Duration life) {
    return AccessToken.builder(Secret.of(text), clock.instant())
        .expiresAt(clock.instant().plus(life))
        .build();
  }

  <T> List<Future<T>> submit(int count, Callable<T> work) {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      futures.add(threads.submit(work));
    }
    return futures;
  }

  static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("fetchToken", "interrupted", 1, false, e);
    }
  }
}
