package io.github.modelregistry.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", " s3cret", "s3cret\n", "s3cret\r\n", "\t s3cret \n\n"})
  void whiteSpaceAroundASecretGoes(String text) {
    assertThat(Secret.of(text).reveal()).isEqualTo("s3cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3\ncret", "s3\rcret", "s3\u0000cret", "s3\tcret", "s3\u0085cret"})
  void aControlCharacterInsideIsRefusedWithoutShowingTheSecret(String text) {
    assertThatThrownBy(() -> Secret.of(text, "TFY_API_KEY"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TFY_API_KEY contains the control character U+00")
        .hasMessageContaining("at position 2")
        .hasMessageNotContainingAny("s3", "cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n"})
  void nothingIsNoSecret(String text) {
    assertThatThrownBy(() -> Secret.of(text, "TFY_API_KEY"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TFY_API_KEY is empty");
  }

  @Test
  void aSecretNeverShowsItself() {
    Secret secret = Secret.of("s3cret");

    assertThat(secret).hasToString("***");
    assertThat(secret).isEqualTo(Secret.of("s3cret ")).isNotEqualTo(Secret.of("other"));
    assertThat(secret).hasSameHashCodeAs(Secret.of("s3cret"));
  }

  @Test
  void credentialsSendTheirHeaderAndShowOnlyItsName() {
    assertThat(Credentials.none().headers()).isEmpty();
    assertSends(Credentials.bearer(Secret.of("s3cret")), "Authorization", "Bearer s3cret");
    assertSends(Credentials.header("X-Api-Key", Secret.of("s3cret")), "X-Api-Key", "s3cret");
    assertSends(
        Credentials.basic("client", Secret.of("s3cret")),
        "Authorization",
        "Basic Y2xpZW50OnMzY3JldA==");
  }

  @Test
  void fixedCredentialsCannotBeRefreshed() {
    Credentials credentials = Credentials.bearer(Secret.of("s3cret"));

    assertThat(credentials.refresh(credentials.headers())).isFalse();
  }

  @Test
  void aSecretThatNoHeaderCanCarryIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> Credentials.header("X-Api-Key", Secret.of("s3crét")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("X-Api-Key")
        .hasMessageNotContaining("s3cr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Api", "X:Api", "X\nApi", "Ключ"})
  void anIllegalHeaderNameIsRefused(String name) {
    assertThatThrownBy(() -> Credentials.header(name, Secret.of("s3cret")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void aClientIdWithAColonIsRefused() {
    assertThatThrownBy(() -> Credentials.basic("a:b", Secret.of("s3cret")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageNotContaining("s3cret");
  }

  private static void assertSends(Credentials credentials, String name, String value) {
    assertThat(credentials.headers()).isEqualTo(Map.of(name, value));
    assertThat(credentials.toString()).contains(name).doesNotContain("s3cret", "Y2xp");
  }
}
