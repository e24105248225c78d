package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.testkit.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lets threads, a clock and a moody token server do what they like, and holds on to the rules. */
class TokenCacheStressTest {

  private static final int THREADS = 8;
  private static final int STEPS = 2_000;

  private final ManualClock clock = ManualClock.atNoon();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, AccessToken> issued = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theRulesHoldWhateverHappens(long seed) throws Exception {
    Random moods = new Random(seed);
    TokenCache cache = new TokenCache(old -> fetch(moods), clock, Duration.ofSeconds(10));
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Integer>> users = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Random random = new Random(seed * 100 + i);
        users.add(() -> use(cache, random));
      }
      int served = 0;
      for (Future<Integer> user : threads.invokeAll(users)) {
        served += user.get();
      }
      assertThat(served).as("most calls got a token").isGreaterThan(THREADS * STEPS / 4);
      assertThat(mostUnderWay).as("fetches at a time").hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Returns how many tokens this user was served. */
  private int use(TokenCache cache, Random random) {
    int served = 0;
    Instant newest = Instant.MIN;
    for (int i = 0; i < STEPS; i++) {
      Instant before = clock.instant();
      try {
        Map<String, String> headers = cache.headers();
        AccessToken token = issued.get(headers.get("Authorization"));
        assertThat(token.isValidAt(before)).as("served alive: %s at %s", token, before).isTrue();
        assertThat(token.issuedAt()).as("never older than before").isAfterOrEqualTo(newest);
        newest = token.issuedAt();
        served++;
        if (random.nextInt(20) == 0) {
          cache.refresh(headers);
        }
      } catch (RegistryException noToken) {
        assertThat(noToken).hasMessageContaining("moody");
      }
      if (random.nextInt(10) == 0) {
        clock.advance(Duration.ofSeconds(random.nextInt(8)));
      }
    }
    return served;
  }

  private AccessToken fetch(Random moods) {
    mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      boolean fails;
      int life;
      synchronized (moods) {
        fails = moods.nextInt(4) == 0;
        life = 5 + moods.nextInt(60);
      }
      if (fails) {
        throw new TransportException("fetchToken", "moody token server", 1, false, null);
      }
      Instant now = clock.instant();
      String text = "token-" + numbers.incrementAndGet();
      AccessToken token =
          AccessToken.builder(Secret.of(text), now).expiresAt(now.plusSeconds(life)).build();
      issued.put("Bearer " + text, token);
      return token;
    } finally {
      underWay.decrementAndGet();
    }
  }
}
