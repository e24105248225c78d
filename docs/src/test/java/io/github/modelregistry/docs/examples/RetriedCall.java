package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.retry.RetrySettings;
import java.time.Duration;

public final class RetriedCall {
  public static void main(String[] arguments) {
    ClientConfig config =
        ClientConfig.builder()
            .attemptTimeout(Duration.ofSeconds(10))
            .callTimeout(Duration.ofSeconds(30)) // all attempts and waits included
            .retry(RetrySettings.builder().maxAttempts(5).baseDelay(Duration.ofMillis(100)).build())
            .addListener(new PrintedCalls())
            .build();
    try (ModelRegistries registries =
        ModelRegistries.builder()
            .settings(Settings.fromEnvironment())
            .clientConfig(config)
            .build()) {
      registries.registry("wallaroo").models().forEach(model -> System.out.println(model.name()));
    }
  }

  private static final class PrintedCalls implements CallListener {
    @Override
    public void callEnded(CallEnd event) {
      System.out.println(event); // wallaroo listModels POST … -> 200, attempts 3, 412 ms
    }
  }
}
// end
