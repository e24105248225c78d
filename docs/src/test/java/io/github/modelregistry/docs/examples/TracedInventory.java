package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.opentelemetry.OpenTelemetryCallListener;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;

public final class TracedInventory {
  public static void main(String[] arguments) {
    OpenTelemetry openTelemetry =
        GlobalOpenTelemetry.get(); // as an agent or a framework has set it
    ClientConfig config =
        ClientConfig.builder().addListener(OpenTelemetryCallListener.of(openTelemetry)).build();
    try (ModelRegistries registries =
        ModelRegistries.builder()
            .settings(Settings.fromEnvironment())
            .clientConfig(config)
            .build()) {
      registries.models().forEach(model -> System.out.println(model.ref()));
    }
  }
}
// end
