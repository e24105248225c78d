package io.github.modelregistry.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingValuesTest {

  private static final String NONE = "{\"registries\":[]}";
  private static final int LARGEST = 1 << 20;

  @TempDir Path folder;

  @Test
  void aSettingShowsWhetherItIsSetAndNeverItsValue() {
    SettingsReader reader = Settings.of(Map.of("ACME_KEY", "s3cret")).reader();
    Setting<String> key = reader.text(SettingSpec.text("ACME_KEY", "The key."));
    Setting<String> other = reader.text(SettingSpec.text("ACME_OTHER", "Another."));

    assertThat(key).hasToString("ACME_KEY (set)");
    assertThat(other).hasToString("ACME_OTHER (not set)");
    assertThat(key.orNull()).isEqualTo("s3cret");
    assertThat(other.orNull()).isNull();
  }

  @Test
  void settingsShowTheNamesThatAreSet() {
    Settings settings = Settings.of(Map.of("ACME_KEY", "s3cret", "ACME_URL", " "));

    assertThat(settings.names()).containsExactly("ACME_KEY");
    assertThat(settings).hasToString("Settings[ACME_KEY]");
    assertThat(SettingSpec.text("ACME_KEY", "The key.").description()).isEqualTo("The key.");
  }

  @Test
  void anEntryOfAFileShowsNameVendorAndNamesOfSettings() {
    RegistriesFile file =
        RegistriesFile.parse(
            "{\"registries\":[{\"name\":\"eu\",\"vendor\":\"acme\",\"settings\":{\"ACME_KEY\":\"k\"}}]}",
            "registries.json",
            Settings.of(Map.of()));

    assertThat(file.entries()).singleElement().hasToString("eu (acme): Settings[ACME_KEY]");
  }

  @Test
  void aFileIsReadWhereASettingNamesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("registries.json"), "\uFEFF" + NONE);

    assertThat(RegistriesFile.namedBy(Settings.of(Map.of()))).isNull();
    assertThat(
            RegistriesFile.namedBy(Settings.of(Map.of("MODEL_REGISTRY_CONFIG", file.toString()))))
        .isNotNull()
        .satisfies(read -> assertThat(read.entries()).isEmpty());
  }

  @Test
  void aFileMayHaveOneMebibyteAndNoMore() throws IOException {
    String filled = NONE + " ".repeat(LARGEST - NONE.length());
    Path largest = Files.writeString(folder.resolve("largest.json"), filled);
    Path larger = Files.writeString(folder.resolve("larger.json"), filled + " ");

    assertThat(RegistriesFile.read(largest.toString(), Settings.of(Map.of())).entries()).isEmpty();
    assertThatThrownBy(() -> RegistriesFile.read(larger.toString(), Settings.of(Map.of())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("larger.json is larger than the limit of 1 MiB");
  }
}
