package io.github.modelregistry.consumers.onevendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.truefoundry.model.Model;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing of the SDK needs the drivers of the other vendors. */
@ExtendWith(SandboxExtension.class)
class OneVendorTest {

  @Test
  void onlyItsDriverIsInstalled() {
    InstalledDrivers drivers = InstalledDrivers.load();

    assertThat(drivers.providers()).containsOnlyKeys("truefoundry");
    assertThat(drivers.failures()).isEmpty();
    assertThat(drivers.warnings()).isEmpty();
  }

  @Test
  void itsModelsAreListedByTheFacadeAndByTheTypedClient(TrueFoundrySandbox sandbox) {
    try (ModelRegistries registries =
        ModelRegistries.fromSettings(Settings.of(sandbox.environment()))) {
      TrueFoundryClient client =
          registries.registry("truefoundry").unwrap(TrueFoundryClient.class).orElseThrow();

      assertThat(registries.models().stream().map(model -> model.ref().id()))
          .hasSize(205)
          .containsExactlyElementsOf(
              client.models().listModelsPaged().stream().map(Model::id).toList());
    }
  }

  @Test
  void aRegistryOfAVendorThatIsNotInstalledIsRefusedByName(TrueFoundrySandbox sandbox) {
    Settings settings =
        Settings.of(sandbox.environment())
            .with(Settings.of(Map.of("MODEL_REGISTRY_ONLY", "truefoundry,wallaroo")));

    assertThatThrownBy(() -> ModelRegistries.fromSettings(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("wallaroo");
  }
}
