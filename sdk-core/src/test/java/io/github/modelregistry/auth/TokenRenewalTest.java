package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/** Renewal before a token's end, in the background. */
class TokenRenewalTest extends TokenCacheTestCase {

  @Test
  void whileATokenLivesNoCallWaitsForItsRenewalAndNoThreadIsLeft() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    SynchronousQueue<Thread> renewal = new SynchronousQueue<>();
    TokenCache cache =
        new TokenCache(
            old -> {
              if (old != null) {
                hand(renewal, Thread.currentThread());
                await(release);
              }
              return next(old);
            },
            clock,
            MARGIN);
    cache.headers();
    clock.advance(LIFE.minus(MARGIN));

    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    Thread thread = renewal.take();
    for (int i = 0; i < 50; i++) {
      assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    }
    assertThat(thread.isDaemon()).isTrue();
    release.countDown();
    thread.join();
    assertThat(cache.headers()).isEqualTo(bearer("token-2"));
    assertThat(fetches).hasValue(2);
  }

  @Test
  void aCallWhoseTokenExpiresDuringItsRenewalWaitsForThatRenewal() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TokenCache cache =
        new TokenCache(
            old -> {
              if (old != null) {
                started.countDown();
                await(release);
              }
              return next(old);
            },
            clock,
            MARGIN);
    Map<String, String> first = cache.headers();
    clock.advance(LIFE.minus(MARGIN));
    cache.headers();
    started.await();
    clock.advance(MARGIN);
    List<Future<Map<String, String>>> waiting = submit(10, cache::headers);
    List<Future<Boolean>> refused = submit(10, () -> cache.refresh(first));
    release.countDown();

    for (Future<Map<String, String>> one : waiting) {
      assertThat(one.get()).isEqualTo(bearer("token-2"));
    }
    for (Future<Boolean> one : refused) {
      assertThat(one.get()).isTrue();
    }
    assertThat(fetches).as("fetched once for all").hasValue(2);
  }

  @Test
  void aRenewalThatCannotBeStartedIsTriedAgainAfterThePause() {
    List<Runnable> started = new ArrayList<>();
    TokenCache cache =
        new TokenCache(
            this::next,
            clock,
            MARGIN,
            Duration.ZERO,
            work -> {
              started.add(work);
              throw new RejectedExecutionException("no threads");
            });
    cache.headers();
    clock.advance(LIFE.minus(MARGIN));

    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(started).hasSize(1);
    clock.advance(TokenCache.PAUSE_AFTER_FAILURE);
    cache.headers();
    assertThat(started).hasSize(2);
  }

  @Test
  void anyFailureOfARenewalLeavesTheTokenInUse() {
    TokenCache cache =
        cache(
            old -> {
              if (fetches.incrementAndGet() > 1) {
                throw new IllegalStateException("a source with a defect");
              }
              return token("token-1", LIFE);
            });
    cache.headers();
    clock.advance(LIFE.minus(MARGIN));

    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(fetches).as("one renewal, then a pause").hasValue(2);
  }

  @Test
  void aTokenThatNoHeaderCanHoldNeverReplacesALivingOne() {
    TokenCache cache =
        cache(old -> token(fetches.incrementAndGet() == 1 ? "token-1" : "tok\u00e9n-2", LIFE));
    Map<String, String> first = cache.headers();
    clock.advance(LIFE.minus(MARGIN));

    assertThat(cache.headers()).isEqualTo(first);
    assertThat(cache.headers()).isEqualTo(first);
    clock.advance(MARGIN);
    assertThatThrownBy(cache::headers)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not allowed in an HTTP header")
        .hasMessageNotContaining("tok\u00e9n");
  }

  private static void hand(SynchronousQueue<Thread> to, Thread thread) {
    try {
      to.put(thread);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
