package io.github.modelregistry.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The laws of settings, and of what a provider says about them. */
public interface ProviderLaws extends DriverUnderTest {

  @Test
  default void theProviderIsConfiguredByItsOwnSettingsOnly() {
    assertThat(provider().isConfigured(settings())).isTrue();
    assertThat(provider().isConfigured(Settings.of(Map.of("PATH", "/bin")))).isFalse();
  }

  @Test
  default void everySettingHasNamesOfItsOwnAndASentence() {
    List<SettingSpec> specs = provider().settings();

    assertThat(specs.stream().flatMap(spec -> spec.names().stream()))
        .isNotEmpty()
        .doesNotHaveDuplicates();
    assertThat(specs).allSatisfy(spec -> assertThat(spec.description()).matches("[A-Z].*\\."));
  }

  @Test
  default void aRequiredSettingThatIsMissingIsNamed() {
    List<SettingSpec> required =
        provider().settings().stream().filter(SettingSpec::isRequired).toList();

    assertThat(required).isNotEmpty();
    for (SettingSpec spec : required) {
      assertThatThrownBy(() -> createWithout(List.of(spec)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(spec + " is not set");
    }
  }

  @Test
  default void withoutAnyAlternativeAllOfThemAreNamed() {
    List<SettingSpec> alternatives =
        provider().settings().stream().filter(spec -> spec.alternative() != null).toList();

    if (!alternatives.isEmpty()) {
      assertThatThrownBy(() -> createWithout(alternatives))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll(
              alternatives.stream().map(SettingSpec::name).toArray(String[]::new));
    }
  }

  @Test
  default void aSecretIsNeverShown(ModelRegistry registry) {
    for (SettingSpec spec : provider().settings()) {
      if (spec.isSecret()) {
        Settings all = Settings.of(Map.of(spec.name(), secret()));
        assertThat(spec.shown(all, spec.name())).isNotNull().doesNotContain(secret());
      }
    }
    assertThat(String.valueOf(registry)).doesNotContain(secret());
    assertThat(settings().toString()).doesNotContain(secret());
  }

  private void createWithout(List<SettingSpec> missing) {
    Settings incomplete = settings();
    for (SettingSpec spec : missing) {
      for (String name : spec.names()) {
        incomplete = incomplete.with(Settings.of(Map.of(name, "")));
      }
    }
    ModelRegistryProvider provider = provider();
    provider.create(ProviderContext.of(NAME, incomplete, clientConfig())).close();
  }
}
