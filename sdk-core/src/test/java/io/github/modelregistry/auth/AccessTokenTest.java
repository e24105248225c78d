package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant ONE = NOON.plusSeconds(3_600);
  private static final Secret REFRESH = Secret.of("r3fresh");

  @Test
  void aTokenTellsWhatItWasGiven() {
    AccessToken token = token().expiresAt(ONE).refreshToken(REFRESH, ONE.plusSeconds(60)).build();

    assertThat(token.token()).isEqualTo(Secret.of("s3cret"));
    assertThat(token.issuedAt()).isEqualTo(NOON);
    assertThat(token.expiresAt()).isEqualTo(ONE);
    assertThat(token.refreshToken()).isEqualTo(REFRESH);
    assertThat(token.refreshExpiresAt()).isEqualTo(ONE.plusSeconds(60));
  }

  @Test
  void aTokenLivesUntilItExpires() {
    AccessToken token = token().expiresAt(ONE).build();

    assertThat(token.isValidAt(ONE.minusNanos(1))).isTrue();
    assertThat(token.isValidAt(ONE)).isFalse();
    assertThat(token().build().isValidAt(Instant.MAX)).isTrue();
  }

  @Test
  void aTokenIsDueOnceNoMoreThanTheMarginIsLeft() {
    AccessToken token = token().expiresAt(ONE).build();
    Duration margin = Duration.ofMinutes(5);

    assertThat(token.isDueAt(ONE.minus(margin).minusNanos(1), margin)).isFalse();
    assertThat(token.isDueAt(ONE.minus(margin), margin)).isTrue();
    assertThat(token.isDueAt(NOON.plusSeconds(1_800).minusNanos(1), Duration.ofHours(9))).isFalse();
    assertThat(token.isDueAt(NOON.plusSeconds(1_800), Duration.ofHours(9))).isTrue();
    assertThat(token().build().isDueAt(Instant.MAX, margin)).isFalse();
  }

  @Test
  void aTokenCanBeRefreshedWhileItsRefreshTokenLives() {
    AccessToken token = token().refreshToken(REFRESH, ONE).build();

    assertThat(token.canBeRefreshed(ONE.minusNanos(1))).isTrue();
    assertThat(token.canBeRefreshed(ONE)).isFalse();
    assertThat(token().refreshToken(REFRESH, null).build().canBeRefreshed(Instant.MAX)).isTrue();
    assertThat(token().refreshToken(null, ONE).build().canBeRefreshed(NOON)).isFalse();
  }

  @Test
  void aTokenShowsItsTimesAndNoSecret() {
    assertThat(token().build())
        .hasToString("AccessToken[***, issued 2026-03-01T12:00:00Z, expires when refused]");
    assertThat(token().expiresAt(ONE).refreshToken(REFRESH, null).build())
        .hasToString(
            "AccessToken[***, issued 2026-03-01T12:00:00Z, expires 2026-03-01T13:00:00Z,"
                + " with refresh token]");
  }

  @Test
  void secretsAreEqualWhereTheirTextsAre() {
    assertThat(Secret.of("a")).isEqualTo(Secret.of(" a ")).hasSameHashCodeAs(Secret.of("a"));
    assertThat(Secret.of("a"))
        .isNotEqualTo(Secret.of("b"))
        .isNotEqualTo("a")
        .doesNotHaveSameHashCodeAs(Secret.of("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a~b", "!", "~"})
  void visibleCharactersAndInnerSpacesFitIntoAHeader(String text) {
    assertThat(Credentials.header("X-Key", Secret.of(text)).headers()).containsEntry("X-Key", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!#$%&'*+-.^_`|~", "0", "az", "AZ"})
  void aHeaderNameMayHaveAllSignsOfATokenOfHttp(String name) {
    assertThat(Credentials.header(name, Secret.of("k")).headers()).containsEntry(name, "k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0080", "é", "a,b", "a/b", "a\"b"})
  void noOtherSignIsAllowedInAHeaderName(String name) {
    assertThatThrownBy(() -> Credentials.header(name, Secret.of("k")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not valid");
  }

  @ParameterizedTest
  @ValueSource(strings = {":", ":b", "a\nb"})
  void aUserWithAColonOrAControlCharacterIsRefused(String user) {
    assertThatThrownBy(() -> Credentials.basic(user, Secret.of("k")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("colon or a control character");
  }

  private static AccessToken.Builder token() {
    return AccessToken.builder(Secret.of("s3cret"), NOON);
  }
}
