package io.github.modelregistry.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingSpecTest {

  private static final SettingSpec URL =
      SettingSpec.url("ACME_URL", "The address.").alias("ACME_HOST").required();
  private static final SettingSpec KEY = SettingSpec.secret("ACME_KEY", "The key.");
  private static final SettingSpec USER = SettingSpec.text("ACME_USER", "The user.");
  private static final SettingSpec PASSWORD = SettingSpec.secret("ACME_PASSWORD", "Its password.");

  @Test
  void alternativesAreNamedWithWhatBelongsTogether() {
    assertThat(
            SettingSpec.needed(
                List.of(
                    URL,
                    KEY.alternative("key"),
                    USER.alternative("user"),
                    PASSWORD.alternative("user"),
                    SettingSpec.text("ACME_ZONE", "The zone."))))
        .isEqualTo("ACME_URL (or ACME_HOST), and ACME_KEY or ACME_USER with ACME_PASSWORD");
  }

  @Test
  void requiredSettingsAloneAreListed() {
    assertThat(SettingSpec.needed(List.of(URL, KEY.required())))
        .isEqualTo("ACME_URL (or ACME_HOST) and ACME_KEY");
  }

  @ParameterizedTest
  @CsvSource({
    "ACME_KEY, https://looks.like/an-address, ********",
    "ACME_USER, ann, ann",
    "ACME_HOST, acme.example.com, acme.example.com",
    "ACME_URL, auto, auto",
    "ACME_URL, ftp://key-17@acme, ********",
    "ACME_URL, a key with spaces, ********"
  })
  void onlyWhatIsNoSecretAndLooksAsItShouldIsShown(String name, String value, String shown) {
    Settings settings = Settings.of(Map.of(name, value));

    assertThat(List.of(URL, KEY, USER))
        .filteredOn(spec -> spec.names().contains(name))
        .singleElement()
        .extracting(spec -> spec.shown(settings, name))
        .isEqualTo(shown);
  }

  @Test
  void anAbsentSettingIsShownAsNull() {
    assertThat(KEY.shown(Settings.of(Map.of("ACME_KEY", "  ")), "ACME_KEY")).isNull();
  }
}
