package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.ErrorDetails;
import io.github.modelregistry.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenCacheTest extends TokenCacheTestCase {

  @Test
  void asksOnceAndKeepsTheToken() {
    TokenCache cache = cache(this::next);

    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    clock.advance(LIFE.minus(MARGIN).minusMillis(1));
    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
  }

  @Test
  void renewsBeforeTheTokenEnds() {
    TokenCache cache = cache(this::next);
    cache.headers();
    clock.advance(LIFE.minus(MARGIN));

    assertThat(cache.headers()).as("that call does not wait").isEqualTo(bearer("token-1"));
    assertThat(cache.headers()).isEqualTo(bearer("token-2"));
  }

  @Test
  void aTokenShorterLivedThanTheMarginServesHalfOfItsLife() {
    TokenCache cache = cache(old -> token("t" + fetches.incrementAndGet(), Duration.ofSeconds(4)));

    assertThat(cache.headers()).isEqualTo(bearer("t1"));
    clock.advance(Duration.ofMillis(1_999));
    assertThat(cache.headers()).isEqualTo(bearer("t1"));
    clock.advance(Duration.ofMillis(1));
    cache.headers();
    assertThat(cache.headers()).isEqualTo(bearer("t2"));
  }

  @Test
  void aTokenWithoutEndServesUntilRefused() {
    TokenCache cache =
        cache(
            old ->
                AccessToken.builder(Secret.of("t" + fetches.incrementAndGet()), clock.instant())
                    .build());
    Map<String, String> first = cache.headers();
    clock.advance(Duration.ofDays(1_000));

    assertThat(cache.headers()).isEqualTo(first);
    assertThat(cache.refresh(first)).isTrue();
    assertThat(cache.headers()).isEqualTo(bearer("t2"));
  }

  @Test
  void handsTheOldTokenToTheSource() {
    List<@Nullable AccessToken> seen = new ArrayList<>();
    TokenCache cache =
        cache(
            old -> {
              seen.add(old);
              return next(old);
            });
    cache.headers();
    clock.advance(LIFE);
    cache.headers();

    assertThat(seen.get(0)).isNull();
    assertThat(seen.get(1).token()).isEqualTo(Secret.of("token-1"));
  }

  @Test
  void aFailingRenewalKeepsServingATokenThatLives() {
    TokenCache cache = cache(this::onlyOnce);
    cache.headers();
    clock.advance(LIFE.minusSeconds(5));

    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(fetches).as("one failing renewal, then a pause").hasValue(2);

    clock.advance(TokenCache.PAUSE_AFTER_FAILURE);
    assertThat(cache.headers()).isEqualTo(bearer("token-1"));
    assertThat(fetches).as("tried again after the pause").hasValue(3);

    clock.advance(Duration.ofSeconds(4));
    assertThatThrownBy(cache::headers).hasMessageContaining("no token server");
  }

  @Test
  void aFailingFirstFetchIsTheCallersFailureAndIsTriedAgain() {
    TokenCache cache =
        cache(
            old -> {
              if (fetches.incrementAndGet() == 1) {
                throw new ConfigurationException("wrong password");
              }
              return token("token", LIFE);
            });

    assertThatThrownBy(cache::headers).isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(cache::headers)
        .as("the failure stands for a second")
        .isInstanceOf(ConfigurationException.class);
    assertThat(fetches).hasValue(1);
    clock.advance(TokenCache.PAUSE_AFTER_FAILURE);
    assertThat(cache.headers()).isEqualTo(bearer("token"));
  }

  @Test
  void aFailedLoginIsOneLoginForAllThatNeedItAndEachGetsAnExceptionOfItsOwn() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    TokenCache cache =
        cache(
            old -> {
              fetches.incrementAndGet();
              await(release);
              throw ApiException.of(ErrorDetails.builder("login", 401).build());
            });
    List<Future<Map<String, String>>> all = submit(50, cache::headers);
    release.countDown();

    assertThat(failures(all)).hasSize(50).hasOnlyElementsOfType(AuthenticationException.class);
    assertThat(fetches).hasValue(1);
  }

  @Test
  void aFailedRefreshIsOneForAllWhoseTokenWasRefused() throws Exception {
    TokenCache cache = cache(this::onlyOnce);
    Map<String, String> refused = cache.headers();
    List<Future<Boolean>> all = submit(50, () -> cache.refresh(refused));

    assertThat(failures(all)).hasSize(50).hasOnlyElementsOfType(TransportException.class);
    assertThat(fetches).as("the login, and one refresh").hasValue(2);
  }

  @Test
  void aFailingForcedRefreshKeepsTheTokenForOthers() {
    TokenCache cache = cache(this::onlyOnce);
    Map<String, String> first = cache.headers();

    assertThatThrownBy(() -> cache.refresh(first)).isInstanceOf(TransportException.class);
    assertThat(cache.headers()).isEqualTo(first);
    assertThatThrownBy(() -> cache.refresh(first))
        .as("the failure stands during the pause")
        .isInstanceOf(TransportException.class);
    assertThat(fetches).hasValue(2);
  }

  @Test
  void aRefusalOfAnEarlierTokenNeedsNoFetch() {
    TokenCache cache = cache(this::next);
    Map<String, String> first = cache.headers();
    assertThat(cache.refresh(first)).isTrue();

    assertThat(cache.refresh(first)).isTrue();
    assertThat(cache.headers()).isEqualTo(bearer("token-2"));
    assertThat(fetches).hasValue(2);
  }

  @Test
  void theSameTokenAgainIsNotWorthARepeat() {
    TokenCache cache = cache(old -> token("always", LIFE));

    assertThat(cache.refresh(cache.headers())).isFalse();
  }

  @Test
  void aLivingTokenNeverGivesWayToAnOlderOne() {
    AccessToken older = token("older", LIFE.multipliedBy(3));
    clock.advance(Duration.ofMinutes(1));
    TokenCache cache = cache(old -> fetches.incrementAndGet() == 1 ? token("newer", LIFE) : older);
    Map<String, String> newer = cache.headers();
    clock.advance(LIFE.minusSeconds(5));

    assertThat(cache.headers()).isEqualTo(newer);
    assertThat(cache.refresh(newer)).isFalse();
    clock.advance(Duration.ofSeconds(5));
    assertThat(cache.headers()).as("better than a dead one").isEqualTo(bearer("older"));
  }

  @Test
  void fiftyThreadsThatNeedATokenFetchItOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    TokenCache cache =
        cache(
            old -> {
              await(release);
              return next(old);
            });
    List<Future<Map<String, String>>> all = submit(50, cache::headers);
    release.countDown();

    for (Future<Map<String, String>> one : all) {
      assertThat(one.get()).isEqualTo(bearer("token-1"));
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void fiftyThreadsWhoseTokenIsRefusedRefreshItOnce() throws Exception {
    TokenCache cache = cache(this::next);
    Map<String, String> refused = cache.headers();
    List<Future<Boolean>> all = submit(50, () -> cache.refresh(refused));

    for (Future<Boolean> one : all) {
      assertThat(one.get()).isTrue();
    }
    assertThat(fetches).hasValue(2);
  }

  @Test
  void anInterruptedWaiterStopsAtOnceAndKeepsItsFlag() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TokenCache cache =
        cache(
            old -> {
              started.countDown();
              await(release);
              return next(old);
            });
    Future<Map<String, String>> fetching = threads.submit(cache::headers);
    started.await();

    Thread.currentThread().interrupt();
    assertThatThrownBy(cache::headers)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();

    release.countDown();
    assertThat(fetching.get()).isEqualTo(bearer("token-1"));
  }

  @Test
  void anInterruptedFetcherFailsAloneAndAWaiterTakesOver() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    TokenCache cache =
        cache(
            old -> {
              if (started.getCount() > 0) {
                started.countDown();
                await(new CountDownLatch(1));
              }
              return next(old);
            });
    Thread[] fetcher = new Thread[1];
    Future<Map<String, String>> fetching =
        threads.submit(
            () -> {
              fetcher[0] = Thread.currentThread();
              return cache.headers();
            });
    started.await();
    List<Future<Map<String, String>>> waiting = submit(5, cache::headers);
    fetcher[0].interrupt();

    assertThatThrownBy(fetching::get).isInstanceOf(ExecutionException.class);
    for (Future<Map<String, String>> one : waiting) {
      assertThat(one.get()).isEqualTo(bearer("token-1"));
    }
    assertThat(fetches).hasValue(1);
  }

  @Test
  void itShowsNoSecret() {
    TokenCache cache = cache(this::next);
    cache.headers();

    assertThat(cache.toString()).doesNotContain("token-1");
  }

  private AccessToken onlyOnce(@Nullable AccessToken old) {
    if (fetches.incrementAndGet() > 1) {
      throw new TransportException("fetchToken", "no token server", 1, false, null);
    }
    return token("token-1", LIFE);
  }

  /** Returns the failures, each exception once. */
  private static <T> Set<Throwable> failures(List<Future<T>> all) {
    Set<Throwable> failures = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Future<T> one : all) {
      failures.add(catchThrowableOfType(ExecutionException.class, one::get).getCause());
    }
    return failures;
  }
}
