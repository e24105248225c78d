package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How settings become a registry. */
class ProviderTest {

  private static final String KEY = "k-e-y-4711";

  @Test
  void theProviderIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ModelRegistryProvider.class))
        .hasAtLeastOneElementOfType(MarqtuneModelRegistryProvider.class);
  }

  @ParameterizedTest
  @CsvSource({
    "marqtune.marqo.ai, https://marqtune.marqo.ai",
    "' https://marqtune.marqo.ai// ', https://marqtune.marqo.ai",
    "https://proxy.test/tune/, https://proxy.test/tune",
    "http://127.0.0.1:8882, http://127.0.0.1:8882"
  })
  void theAddressIsTidied(String url, String baseUrl) {
    try (ModelRegistry registry = create(Map.of("MARQTUNE_URL", url, "MARQO_API_KEY", KEY + " "))) {
      MarqtuneClient client = registry.unwrap(MarqtuneClient.class).orElseThrow();

      assertThat(client.baseUrl()).hasToString(baseUrl);
      assertThat(registry.name()).isEqualTo("mine");
      assertThat(registry + " " + client).doesNotContain(KEY);
    }
  }

  /** A key of Marqo Cloud is good for other services too. */
  @Test
  void theKeyAloneSwitchesNothingOnAndTheAddressAloneIsHalfConfigured() {
    ModelRegistryProvider provider = new MarqtuneModelRegistryProvider();

    assertThat(provider.isConfigured(Settings.of(Map.of("MARQO_API_KEY", KEY)))).isFalse();
    assertThat(provider.isConfigured(Settings.of(Map.of("MARQTUNE_URL", "m.test")))).isTrue();
    assertThatThrownBy(
            () -> ModelRegistries.fromSettings(Settings.of(Map.of("MARQO_API_KEY", KEY))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no registry is configured")
        .hasMessageNotContaining(KEY);
    assertThatThrownBy(() -> create(Map.of("MARQTUNE_URL", "m.test")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MARQO_API_KEY")
        .hasMessageNotContaining("MARQTUNE_URL");
  }

  @Test
  void everyProblemIsToldAtOnceAndNoSecretIs() {
    Map<String, String> settings =
        Map.of("MARQTUNE_URL", "ftp://x", "MARQO_API_KEY", KEY + "\u0007x");

    assertThatThrownBy(() -> create(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MARQTUNE_URL")
        .hasMessageContaining("MARQO_API_KEY")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aRegistryMadeFromSettingsClosesItsClient() {
    ModelRegistry registry = create(Map.of("MARQTUNE_URL", "https://x.test", "MARQO_API_KEY", KEY));

    registry.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
  }

  private static ModelRegistry create(Map<String, String> settings) {
    return new MarqtuneModelRegistryProvider()
        .create(ProviderContext.of("mine", Settings.of(settings), ClientConfig.defaults()));
  }
}
