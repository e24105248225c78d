package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.TransportException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The token that a file is sent with: it must not expire meanwhile. */
class TokenForTransferTest extends TokenCacheTestCase {

  private static final Duration TRANSFER = Duration.ofMinutes(20);

  @Test
  void aTokenThatIsValidLongEnoughIsUsed() {
    TokenCache cache = cache(this::next, TRANSFER);
    cache.headers();
    clock.advance(LIFE.minus(TRANSFER));

    assertThat(transfer(cache)).isEqualTo(bearer("token-1"));
  }

  @Test
  void aTokenThatWouldExpireMeanwhileIsRenewedFirstAndForOtherCallsToo() {
    TokenCache cache = cache(this::next, TRANSFER);
    cache.headers();
    clock.advance(LIFE.minus(TRANSFER).plusMillis(1));

    assertThat(cache.headers()).as("a call that sends no file").isEqualTo(bearer("token-1"));
    assertThat(transfer(cache)).isEqualTo(bearer("token-2"));
    assertThat(cache.headers()).isEqualTo(bearer("token-2"));
    assertThat(fetches).hasValue(2);
  }

  @Test
  void withMoreThanTheLifeOfATokenEachTransferRenewsIt() {
    TokenCache cache = cache(this::next, LIFE.plusSeconds(1));

    assertThat(transfer(cache)).as("the first is new").isEqualTo(bearer("token-1"));
    assertThat(transfer(cache)).isEqualTo(bearer("token-2"));
    assertThat(transfer(cache)).isEqualTo(bearer("token-3"));
    assertThat(cache.headers()).isEqualTo(bearer("token-3"));
  }

  @Test
  void aTokenOfUnknownEndIsNotRenewed() {
    TokenCache cache =
        cache(old -> AccessToken.builder(Secret.of("endless"), clock.instant()).build(), TRANSFER);
    cache.headers();

    assertThat(transfer(cache)).isEqualTo(bearer("endless"));
    assertThat(transfer(cache)).isEqualTo(bearer("endless"));
  }

  @Test
  void ifTheRenewalFailsATokenThatIsValidIsUsedAndOneThatIsNotFails() {
    TokenCache cache =
        cache(
            old -> {
              if (old != null) {
                throw new TransportException("fetchToken", "no token server", 1, false, null);
              }
              return next(old);
            },
            TRANSFER);
    cache.headers();
    clock.advance(LIFE.minusSeconds(1));

    assertThat(transfer(cache)).isEqualTo(bearer("token-1"));
    clock.advance(Duration.ofSeconds(2));
    assertThatThrownBy(() -> transfer(cache)).isInstanceOf(TransportException.class);
  }

  @Test
  void transfersThatBeginTogetherShareARenewal() throws Exception {
    TokenCache cache = cache(this::next, TRANSFER);
    cache.headers();
    clock.advance(LIFE.minusMinutes(1));

    for (Future<Map<String, String>> one : submit(50, () -> transfer(cache))) {
      assertThat(one.get()).isEqualTo(bearer("token-2"));
    }
    assertThat(fetches).hasValue(2);
  }

  @Test
  void aHeaderBesideTheTokenIsSentWithItAndTheRuleHoldsInAChain() {
    TokenCache cache = cache(this::next, LIFE.plusSeconds(1));
    Credentials both =
        CredentialChain.builder()
            .add("ACME_USER", () -> cache.withHeader("x-api-key", Secret.of("key-17")))
            .build();
    both.headers();

    assertThat(both.headersForTransfer(() -> null))
        .isEqualTo(Map.of("Authorization", "Bearer token-2", "x-api-key", "key-17"));
  }

  @Test
  void aNegativeTimeIsRefused() {
    assertThatThrownBy(() -> new TokenCache(this::next, clock, MARGIN, Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private TokenCache cache(TokenSource source, Duration transferLife) {
    return new TokenCache(source, clock, MARGIN, transferLife, Runnable::run);
  }

  private static Map<String, String> transfer(TokenCache cache) {
    return cache.headersForTransfer(() -> null);
  }
}
