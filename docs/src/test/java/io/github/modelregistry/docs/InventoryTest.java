package io.github.modelregistry.docs;

// snippet
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class InventoryTest {
  @Test
  void survivesOneOutage(ModelRegistrySandbox sandbox) {
    sandbox.wallaroo().failNext(1, 503);

    try (ModelRegistries registries =
        ModelRegistries.fromSettings(Settings.of(sandbox.environment()))) {
      assertThat(registries.models())
          .extracting(RegisteredModel::name)
          .contains("yolov8n-openvino");
    }
  }
}
// end
