package io.github.modelregistry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.error.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

  @ParameterizedTest
  @CsvSource({
    "models.example.com, https://models.example.com",
    "https://models.example.com/, https://models.example.com",
    "http://127.0.0.1:8080///, http://127.0.0.1:8080",
    "127.0.0.1:8080, https://127.0.0.1:8080",
    "localhost:9, https://localhost:9",
    "models.example.com/prefix/api/, https://models.example.com/prefix/api",
    "HTTPS://Models.example.com/A, HTTPS://Models.example.com/A",
    "http://api_lb:8080, http://api_lb:8080",
    "http://[::1]:9, http://[::1]:9",
    "'  https://a.example.com  ', https://a.example.com",
  })
  void addressesAreReadAsPeopleWriteThem(String written, String read) {
    assertThat(reader("URL", written).url(spec("URL")).required().get())
        .isEqualTo(URI.create(read));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://a.example.com",
        "https://",
        "https:///path",
        "https://user:hunter2@a.example.com",
        "https://hunter2@a.example.com",
        "https://a.example.com?key=hunter2",
        "https://a.example.com/#hunter2",
        "https://a example.com/hunter2",
        "https://a.example.com:0",
        "https://a.example.com:99999",
        "https://:8080",
        "//",
        "/",
        "://"
      })
  void addressesThatCannotBeMeantAreRefusedWithoutBeingShown(String written) {
    SettingsReader read = reader("URL", written);
    assertThat(read.url(spec("URL").required()).isPresent()).isFalse();

    assertThatThrownBy(read::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("URL (from the given settings)")
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("not set");
  }

  @ParameterizedTest
  @CsvSource({
    "45, PT45S",
    "1.5, PT1.5S",
    "500ms, PT0.5S",
    "45 s, PT45S",
    "2m, PT2M",
    "1h, PT1H",
    "PT2M30S, PT2M30S",
    "pt1s, PT1S"
  })
  void timeSpansAreReadAsPeopleWriteThem(String written, Duration read) {
    assertThat(reader("TIMEOUT", written).duration(spec("TIMEOUT")).get()).isEqualTo(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "307445735m",
        "5124096h",
        "0",
        "-1",
        "soon",
        "0ms",
        "5 d",
        "PT-1S",
        "1e3",
        "99999999999"
      })
  void otherTimeSpansAreRefused(String written) {
    SettingsReader read = reader("TIMEOUT", written);
    assertThat(read.duration(spec("TIMEOUT")).isPresent()).isFalse();

    assertThatThrownBy(read::check).hasMessageContaining("TIMEOUT");
  }

  @Test
  void everyProblemIsInTheOneMessage() {
    Settings settings = Settings.of(Map.of("TFY_HOST", "ftp://x", "TFY_SERVICE", "mll"));
    SettingsReader read = settings.reader();
    read.url(spec("TFY_HOST").alias("TFY_BASE_URL").required());
    read.secret(spec("TFY_API_KEY").required());
    read.oneOf(spec("TFY_SERVICE"), "ml", "svc");
    read.problem("a problem of the driver's own");

    ConfigurationException failure =
        catchThrowableOfType(ConfigurationException.class, read::check);

    assertThat(failure.problems())
        .containsExactly(
            "TFY_HOST (from the given settings) must start with https:// or http://",
            "TFY_API_KEY is not set",
            "TFY_SERVICE (from the given settings) must be one of ml, svc",
            "a problem of the driver's own");
    assertThat(failure.problems()).allSatisfy(p -> assertThat(failure).hasMessageContaining(p));
  }

  @Test
  void theFirstNameThatIsSetCounts() {
    Settings settings = Settings.of(Map.of("B", "b.example.com", "C", "c.example.com", "A", "  "));

    assertThat(settings.reader().url(spec("A").alias("B").alias("C")).get())
        .hasHost("b.example.com");
  }

  @Test
  void aMissingSettingNamesItsOtherNamesToo() {
    SettingsReader read = Settings.of(Map.of()).reader();
    read.url(spec("TFY_HOST").alias("TFY_BASE_URL").required());

    assertThatThrownBy(read::check).hasMessageContaining("TFY_HOST (or TFY_BASE_URL) is not set");
  }

  @Test
  void blankIsNotSet() {
    Settings settings = Settings.of(Map.of("KEY", " \t\n"));
    SettingsReader read = settings.reader();

    assertThat(read.secret(spec("KEY")).isGiven()).isFalse();
    assertThat(settings.has("KEY")).isFalse();
    read.check();
  }

  @Test
  void aSecretLosesTheNewlineOfItsFileAndShowsItselfToNobody() {
    Setting<Secret> key = reader("KEY", " hunter2\r\n").secret(spec("KEY"));

    assertThat(key.get().reveal()).isEqualTo("hunter2");
    assertThat(key.toString()).contains("KEY").doesNotContain("hunter2");
    assertThat(Settings.of(Map.of("KEY", "hunter2")).toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hun\nter2", "hun\u0000ter2", "hun\u0085ter2", "hun\u007fter2"})
  void aControlCharacterIsRefusedNamingTheVariableOnly(String value) {
    SettingsReader read = reader("KEY", value);
    read.secret(spec("KEY").required());
    read.text(spec("KEY"));

    assertThatThrownBy(read::check)
        .hasMessageContaining("KEY (from the given settings) contains the control character U+00")
        .hasMessageContaining("position 4")
        .hasMessageNotContaining("hun")
        .hasMessageNotContaining("ter2");
  }

  @Test
  void aChoiceIsTakenWhateverItsCase() {
    assertThat(reader("S", "SVC").oneOf(spec("S"), "ml", "svc").or("ml")).isEqualTo("svc");
    assertThat(reader("T", "x").oneOf(spec("S"), "ml", "svc").or("ml")).isEqualTo("ml");
  }

  @Test
  void aValueThatIsNotThereIsNotGiven() {
    Setting<String> none = Settings.of(Map.of()).reader().text(spec("NAME"));

    assertThat(none.orNull()).isNull();
    assertThatThrownBy(none::get)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("NAME");
  }

  @Test
  void everySettingRemembersWhereItCameFrom() {
    Settings settings =
        Settings.of(Map.of("A", "1", "B", "2"), "the environment")
            .with(Settings.of(Map.of("B", "3"), "the command line"));

    assertThat(settings.explain(java.util.List.of(spec("A"), spec("B"), spec("C"))))
        .containsExactly("A from the environment", "B from the command line");
    assertThat(settings.reader().text(spec("B")).get()).isEqualTo("3");
  }

  private static SettingsReader reader(String name, String value) {
    return Settings.of(Map.of(name, value)).reader();
  }

  @Test
  void aSystemPropertyGoesBeforeTheVariableOfItsName() {
    System.setProperty("MODEL_REGISTRY_TEST_SETTING", "property");
    try {
      Settings settings = Settings.fromEnvironment();
      assertThat(settings.value("MODEL_REGISTRY_TEST_SETTING")).isEqualTo("property");
      assertThat(settings.origin("MODEL_REGISTRY_TEST_SETTING")).isEqualTo("the system properties");
      assertThat(settings.names()).doesNotContain("java.version", "user.home");
    } finally {
      System.clearProperty("MODEL_REGISTRY_TEST_SETTING");
    }
  }

  @Test
  void aPasswordKeepsTheWhiteSpaceAroundItAndAKeyDoesNot() {
    assertThat(reader("P", " pass word ").password(SettingSpec.secret("P", "")).get().reveal())
        .isEqualTo(" pass word ");
    assertThat(reader("P", " key ").secret(SettingSpec.secret("P", "")).get().reveal())
        .isEqualTo("key");
    assertThat(reader("P", " ").password(SettingSpec.secret("P", "")).isPresent()).isFalse();
  }

  @Test
  void aKeyWithItsSchemeInFrontIsRefusedNamingTheSetting() {
    SettingsReader read = reader("KEY", "bearer hunter2");
    assertThat(read.secret(SettingSpec.secret("KEY", "")).isPresent()).isFalse();
    assertThatThrownBy(read::check)
        .hasMessageContaining("KEY (from the given settings) begins with 'Bearer '")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void anAddressOfAProxyIsShownWithoutUserAndPassword() {
    SettingSpec spec = SettingSpec.proxy("PROXY", "");
    assertThat(spec.shown(Settings.of(Map.of("PROXY", "http://me:hun/ter@2@p:1")), "PROXY"))
        .isEqualTo("********@p:1");
    assertThat(spec.shown(Settings.of(Map.of("PROXY", "http://p:1")), "PROXY"))
        .isEqualTo("http://p:1");
    assertThat(spec.shown(Settings.of(Map.of("PROXY", "socks://hunter2@p:1")), "PROXY"))
        .isEqualTo("********");
    assertThat(
            SettingSpec.url("URL", "")
                .shown(Settings.of(Map.of("URL", "https://me:1/hunter2@h")), "URL"))
        .isEqualTo("********");
  }

  private static SettingSpec spec(String name) {
    return SettingSpec.text(name, "A setting.");
  }
}
