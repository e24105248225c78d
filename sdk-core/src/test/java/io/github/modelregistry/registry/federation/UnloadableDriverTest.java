package io.github.modelregistry.registry.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.config.SettingSpec;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.Models;
import io.github.modelregistry.registry.RegistryFailure;
import io.github.modelregistry.registry.driver.CapabilitySet;
import io.github.modelregistry.registry.driver.ModelRegistryProvider;
import io.github.modelregistry.registry.driver.ProviderContext;
import io.github.modelregistry.registry.driver.ServiceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service file names two drivers, one of which is not there. */
class UnloadableDriverTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final Map<String, String> environment =
      new HashMap<>(Map.of("ALPHA_URL", "alpha.test", "ALPHA_TOKEN", "hunter2"));

  @BeforeEach
  void breakOneLine(@TempDir Path folder) {
    Thread.currentThread()
        .setContextClassLoader(
            ServiceFiles.holding(folder, "com.example.GoneDriver", AlphaDriver.class.getName()));
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void isOneFailureBehindTheModelsOfTheOthers() {
    try (ModelRegistries all = ModelRegistries.fromSettings(Settings.of(environment));
        FederatedModels models = all.models()) {
      List<String> given = new ArrayList<>();

      assertThatThrownBy(() -> models.forEach(model -> given.add(model.id())))
          .isInstanceOf(PartialResultException.class)
          .hasMessageContaining("com.example.GoneDriver");
      assertThat(given).containsExactly("alpha.test-7");
      assertThat(all.names()).containsExactly("alpha");
      assertThat(all.failures())
          .extracting(RegistryFailure::registry)
          .containsExactly("unloadable-driver");
    }
  }

  @Test
  void doesNotConcernThoseWhoChooseAnotherByName() {
    environment.put("MODEL_REGISTRY_ONLY", "alpha");

    try (ModelRegistries all = ModelRegistries.fromSettings(Settings.of(environment))) {
      assertThat(Models.ids(all.models())).containsExactly("alpha.test-7");
    }
  }

  @Test
  void aloneIsNamedInTheExceptionThatNothingCouldBeOpened() {
    assertThatThrownBy(() -> ModelRegistries.fromSettings(Settings.of(Map.of())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("com.example.GoneDriver");
  }

  /** The driver of alpha, as a service file names it. */
  public static final class AlphaDriver implements ModelRegistryProvider {

    private final ScriptedProvider alpha = new ScriptedProvider("alpha");

    @Override
    public String vendor() {
      return alpha.vendor();
    }

    @Override
    public List<SettingSpec> settings() {
      return alpha.settings();
    }

    @Override
    public CapabilitySet<?> capabilities() {
      return alpha.capabilities();
    }

    @Override
    public ModelRegistry create(ProviderContext context) {
      return alpha.create(context);
    }
  }
}
