package io.github.modelregistry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistriesFileTest {

  private static final Settings ENVIRONMENT =
      Settings.of(Map.of("EU_TOKEN", "hunter2", "HOST", "eu.example.com"), "the environment");

  @Test
  void registriesComeInTheFilesOrderWithTheirVariablesFilledIn() {
    RegistriesFile file =
        parse(
            """
            {"registries": [
              {"name": "wallaroo-eu", "vendor": "wallaroo", "settings": {
                "WALLAROO_URL": "https://${HOST}/base", "WALLAROO_TOKEN": "${EU_TOKEN}",
                "WALLAROO_WORKSPACE": 108, "WALLAROO_USER": null}},
              {"name": "truefoundry", "settings": {"TFY_HOST": "t.example.com"}}]}
            """);

    assertThat(file.entries())
        .extracting(RegistriesFile.Entry::name)
        .containsExactly("wallaroo-eu", "truefoundry");
    assertThat(file.entries())
        .extracting(RegistriesFile.Entry::vendor)
        .containsExactly("wallaroo", "truefoundry");
    Settings settings = file.entries().get(0).settings();
    assertThat(settings.value("WALLAROO_URL")).isEqualTo("https://eu.example.com/base");
    assertThat(settings.value("WALLAROO_TOKEN")).isEqualTo("hunter2");
    assertThat(settings.value("WALLAROO_WORKSPACE")).isEqualTo("108");
    assertThat(settings.has("WALLAROO_USER")).isFalse();
    assertThat(settings.has("HOST")).as("the environment itself is not inherited").isFalse();
  }

  @Test
  void everySettingTellsTheFileAndTheVariableItCameFrom() {
    RegistriesFile file =
        parse(
            """
            {"registries": [{"name": "wallaroo", "settings": {
              "WALLAROO_URL": "eu.example.com", "WALLAROO_TOKEN": "${EU_TOKEN}"}}]}
            """);

    assertThat(
            file.entries()
                .get(0)
                .settings()
                .explain(
                    List.of(
                        SettingSpec.url("WALLAROO_URL", "."),
                        SettingSpec.secret("WALLAROO_TOKEN", "."))))
        .containsExactly(
            "WALLAROO_URL from the file r.json, registry wallaroo",
            "WALLAROO_TOKEN from EU_TOKEN (named in the file r.json, registry wallaroo)");
  }

  @Test
  void aVariableKeepsTheWhiteSpaceOfAPassword() {
    RegistriesFile file =
        RegistriesFile.parse(
            "{\"registries\": [{\"name\": \"w\", \"settings\": {\"P\": \"${PW}\"}}]}",
            "r.json",
            Settings.of(Map.of("PW", " pass word ")));

    assertThat(file.entries().get(0).settings().exact("P")).isEqualTo(" pass word ");
  }

  @Test
  void whatIsWrongWithinARegistryIsItsOwnProblem() {
    RegistriesFile file =
        parse(
            """
            {"registries": [{"name": "wallaroo", "settings": {
              "A": "${MISSING}", "B": ["x"], "C": "${", "D": "$${EU_TOKEN}", "E": "a$b"}}]}
            """);

    assertThat(file.entries().get(0).problems())
        .containsExactly(
            "A needs the environment variable MISSING, which is not set",
            "B must be a single value, not a list or an object",
            "C contains a '${' that is not ${NAME}; write $${NAME} for the literal text ${NAME}");
    assertThat(file.entries().get(0).literals()).containsExactly("B", "C", "D", "E");
    assertThat(file.entries().get(0).settings().value("D")).isEqualTo("${EU_TOKEN}");
    assertThat(file.entries().get(0).settings().value("E")).isEqualTo("a$b");
  }

  @Test
  void everyFaultOfTheFileIsInOneList() {
    RegistriesFile file =
        parse(
            """
            {"registries": [
              {"name": "a", "vender": "wallaroo", "settings": {}},
              {"name": "a", "settings": {}},
              {"vendor": 7},
              "text"]}
            """);

    assertThat(file.problems())
        .containsExactly(
            "r.json: registries[0]: unknown field 'vender'; known fields: name, vendor and"
                + " settings",
            "r.json: registries[1]: the name 'a' is used twice",
            "r.json: registries[2] needs a name",
            "r.json: registries[2].vendor must be a string",
            "r.json: registries[2] needs settings, an object of names and values",
            "r.json: registries[3] must be an object with name, vendor and settings");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"registries\": [{\"name\": \"hunter2",
        "{\"registries\": [], \"registries\": []}",
        "[]",
        "{}",
        "{\"registries\": {}}",
        "{registries: []}"
      })
  void aFileThatIsNoListOfRegistriesIsRefusedWithoutBeingShown(String content) {
    assertThatThrownBy(() -> parse(content))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("r.json")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aFileIsReadWithOrWithoutAByteOrderMark(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("r.json");
    Files.writeString(file, "\uFEFF{\"registries\": [{\"name\": \"w\", \"settings\": {}}]}");

    assertThat(RegistriesFile.read(file.toString(), ENVIRONMENT).entries()).hasSize(1);
  }

  @Test
  void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
    String path = folder.resolve("none.json").toString();

    assertThatThrownBy(() -> RegistriesFile.read(path, ENVIRONMENT))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("there is no file " + path);
  }

  @Test
  void aFileThatIsNotUtf8IsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("r.json");
    Files.write(file, "{\"registries\": [\"é\"]}".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> RegistriesFile.read(file.toString(), ENVIRONMENT))
        .hasMessageContaining("UTF-8");
  }

  @Test
  void registriesThatAProgramHasReadAreKeptAsTheyAre() {
    Settings settings = Settings.of(Map.of("WALLAROO_TOKEN", "${EU_TOKEN}"), "a framework");
    RegistriesFile file =
        RegistriesFile.of("the framework", List.of(RegistriesFile.Entry.of("eu", "w", settings)));

    assertThat(file.path()).isEqualTo("the framework");
    assertThat(file.problems()).isEmpty();
    assertThat(file.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.name()).isEqualTo("eu");
              assertThat(entry.vendor()).isEqualTo("w");
              assertThat(entry.settings().value("WALLAROO_TOKEN")).isEqualTo("${EU_TOKEN}");
              assertThat(entry.settings().origin("WALLAROO_TOKEN")).isEqualTo("a framework");
              assertThat(entry.problems()).isEmpty();
            });
  }

  @Test
  void registriesOfAProgramFollowThoseOfAFileAndNoNameIsUsedTwice() {
    RegistriesFile.Entry eu = RegistriesFile.Entry.of("eu", "wallaroo", Settings.of(Map.of()));
    RegistriesFile.Entry us = RegistriesFile.Entry.of("us", "wallaroo", Settings.of(Map.of()));
    RegistriesFile read =
        parse("{\"registries\": [{\"name\": \"eu\", \"settings\": {}}]}").with(List.of(eu, us));

    assertThat(read.entries())
        .extracting(RegistriesFile.Entry::name)
        .containsExactly("eu", "eu", "us");
    assertThat(read.problems()).containsExactly("r.json: the name 'eu' is used twice");
  }

  private static RegistriesFile parse(String json) {
    return RegistriesFile.parse(json, "r.json", ENVIRONMENT);
  }
}
