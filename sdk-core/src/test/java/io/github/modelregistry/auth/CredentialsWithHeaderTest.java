package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.testkit.ManualClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsWithHeaderTest {

  private static final Secret KEY = Secret.of("key-17");

  private final ManualClock clock = ManualClock.atNoon();

  @Test
  void bothHeadersAreSent() {
    Credentials both = Credentials.bearer(Secret.of("token-17")).withHeader("x-api-key", KEY);

    assertThat(both.headers())
        .isEqualTo(Map.of("Authorization", "Bearer token-17", "x-api-key", "key-17"));
    assertThat(both.refresh(both.headers())).as("a fixed token cannot be renewed").isFalse();
  }

  @Test
  void aRefusedTokenIsRenewedAndTheHeaderStays() {
    int[] fetched = new int[1];
    TokenSource source =
        previous ->
            AccessToken.builder(Secret.of("token-" + ++fetched[0]), clock.instant()).build();
    Credentials both =
        new TokenCache(source, clock, Duration.ofSeconds(10)).withHeader("x-api-key", KEY);
    Map<String, String> rejected = both.headers();

    assertThat(both.refresh(rejected)).isTrue();

    assertThat(both.headers())
        .isEqualTo(Map.of("Authorization", "Bearer token-2", "x-api-key", "key-17"));
    assertThat(both.refresh(rejected)).as("what was refused is not current any more").isTrue();
    assertThat(fetched[0]).isEqualTo(2);
  }

  @Test
  void neitherSecretIsShown() {
    Credentials both = Credentials.bearer(Secret.of("token-17")).withHeader("x-api-key", KEY);

    assertThat(both.toString()).contains("x-api-key").doesNotContain("17");
  }

  @ParameterizedTest
  @CsvSource({"'x api', key", "x-api-key, schlüssel"})
  void whatCannotStandInAHeaderIsRefusedUnshown(String name, String secret) {
    assertThatThrownBy(() -> Credentials.none().withHeader(name, Secret.of(secret)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining(secret.equals("key") ? "'key'" : secret);
  }
}
