package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
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
        .hasAtLeastOneElementOfType(TrueFoundryModelRegistryProvider.class);
  }

  @ParameterizedTest
  @CsvSource({
    "TFY_HOST, app.example.com, ml, https://app.example.com/api/ml/v1",
    "TFY_BASE_URL, https://app.example.com/, ML, https://app.example.com/api/ml/v1",
    "TFY_HOST, https://example.com/tfy/, svc, https://example.com/tfy/api/svc/v1",
    "TFY_HOST, ' app.example.com:8443 ', svc, https://app.example.com:8443/api/svc/v1"
  })
  void theAddressIsPutTogether(String setting, String host, String service, String baseUrl) {
    try (ModelRegistry registry =
        create(Map.of(setting, host, "TFY_API_KEY", KEY, "TFY_SERVICE", service))) {
      TrueFoundryClient client = registry.unwrap(TrueFoundryClient.class).orElseThrow();

      assertThat(client.baseUrl()).hasToString(baseUrl);
      assertThat(registry.name()).isEqualTo("mine");
      assertThat(registry + " " + client).doesNotContain(KEY);
    }
  }

  @Test
  void everyProblemIsToldAtOnceAndNoSecretIs() {
    Map<String, String> settings =
        Map.of("TFY_HOST", "ftp://x", "TFY_API_KEY", KEY + "\u0007x", "TFY_SERVICE", "grpc");

    assertThatThrownBy(() -> create(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TFY_HOST")
        .hasMessageContaining("TFY_API_KEY")
        .hasMessageContaining("TFY_SERVICE")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> create(Map.of("TFY_SERVICE", "ml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("TFY_HOST")
        .hasMessageContaining("TFY_BASE_URL")
        .hasMessageContaining("TFY_API_KEY");
  }

  @Test
  void aRegistryMadeFromSettingsClosesItsClient() {
    ModelRegistry registry = create(Map.of("TFY_HOST", "https://x.test", "TFY_API_KEY", KEY));

    registry.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
  }

  private static ModelRegistry create(Map<String, String> settings) {
    return new TrueFoundryModelRegistryProvider()
        .create(ProviderContext.of("mine", Settings.of(settings), ClientConfig.defaults()));
  }
}
