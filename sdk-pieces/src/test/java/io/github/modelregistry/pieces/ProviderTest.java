package io.github.modelregistry.pieces;

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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How settings become a registry. */
class ProviderTest {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  @Test
  void theProviderIsFoundByTheServiceLoader() {
    assertThat(ServiceLoader.load(ModelRegistryProvider.class))
        .hasAtLeastOneElementOfType(PiecesModelRegistryProvider.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:39300, http://127.0.0.1:39300",
    "http://localhost:39300/, http://localhost:39300",
    "' http://192.168.1.20:39300 ', http://192.168.1.20:39300",
    "127.0.0.1:39300, http://127.0.0.1:39300",
    "Localhost:39300/desk/, http://localhost:39300/desk",
    "[::1]:39300, http://[::1]:39300",
    "https://127.0.0.1:39300, https://127.0.0.1:39300",
    "127.example.test, https://127.example.test",
    "pieces.example.test/desk, https://pieces.example.test/desk"
  })
  void theAddressIsTaken(String url, String baseUrl) {
    try (ModelRegistry registry = create(Map.of("PIECES_URL", url))) {
      assertThat(registry.unwrap(PiecesClient.class).orElseThrow().baseUrl()).hasToString(baseUrl);
      assertThat(registry.name()).isEqualTo("mine");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "AUTO", " auto "})
  void theWordAutoMeansToLookForTheServerLater(String auto) {
    try (ModelRegistry registry = create(Map.of("PIECES_URL", auto))) {
      assertThat(registry.unwrap(PiecesClient.class).orElseThrow().baseUrl())
          .as("no port yet: discovery has not run")
          .hasToString("http://127.0.0.1");
    }
  }

  @Test
  void theApplicationIdGoesWithEveryCall() {
    PIECES.answer("GET", "/models", FakePieces.json("{\"iterable\":[]}"));
    Map<String, String> settings =
        Map.of("PIECES_URL", PIECES.url(), "PIECES_APPLICATION_ID", " 1d3b6f1c ");

    try (ModelRegistry registry = create(settings)) {
      assertThat(registry.models()).isEmpty();
    }

    assertThat(PIECES.onlyRequest().getHeader("X-Application-ID")).isEqualTo("1d3b6f1c");
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThatThrownBy(
            () -> create(Map.of("PIECES_URL", "ftp://x", "PIECES_APPLICATION_ID", "a\u0007b")))
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            failure ->
                assertThat(failure.problems())
                    .hasSize(2)
                    .anyMatch(problem -> problem.contains("PIECES_URL"))
                    .anyMatch(problem -> problem.contains("PIECES_APPLICATION_ID")));
  }

  @Test
  void anIdThatCannotStandInAHeaderIsASettingThatCannotBeUsed() {
    assertThatThrownBy(
            () -> create(Map.of("PIECES_URL", "auto", "PIECES_APPLICATION_ID", "caf\u00e9")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("application id");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> create(Map.of("PIECES_APPLICATION_ID", "1d3b6f1c")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("PIECES_URL is not set");
  }

  @Test
  void aRegistryMadeFromSettingsClosesItsClient() {
    for (String url : new String[] {"http://127.0.0.1:39300", "auto"}) {
      ModelRegistry registry = create(Map.of("PIECES_URL", url));

      registry.close();

      assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    }
  }

  private static ModelRegistry create(Map<String, String> settings) {
    return new PiecesModelRegistryProvider()
        .create(ProviderContext.of("mine", Settings.of(settings), ClientConfig.defaults()));
  }
}
