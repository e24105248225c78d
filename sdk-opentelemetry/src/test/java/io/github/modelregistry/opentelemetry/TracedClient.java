package io.github.modelregistry.opentelemetry;

// snippet
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Map;

public final class TracedClient {
  public static String nameOf(String ref, Map<String, String> settings, OpenTelemetry telemetry) {
    ClientConfig config =
        ClientConfig.builder().addListener(OpenTelemetryCallListener.of(telemetry)).build();
    try (ModelRegistries registries =
        ModelRegistries.builder().settings(Settings.of(settings)).clientConfig(config).build()) {
      return registries.get(ref).name();
    }
  }
}
// end
