package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.client.AttemptEnd;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

public final class TracedCalls implements CallListener {

  private final String trace = "%016x%016x".formatted(random(), random());

  public static void main(String[] arguments) {
    ClientConfig config = ClientConfig.builder().addListener(new TracedCalls()).build();
    try (ModelRegistries registries =
        ModelRegistries.builder()
            .settings(Settings.fromEnvironment())
            .clientConfig(config)
            .build()) {
      System.out.println(registries.get("wallaroo:839").name());
    }
  }

  @Override
  public Map<String, String> attemptStarted(AttemptStart event) {
    return Map.of("traceparent", "00-" + trace + "-" + "%016x".formatted(random()) + "-01");
  }

  @Override
  public void attemptEnded(AttemptEnd event) {
    System.out.println("attempt " + event.attempt() + ": status " + event.status());
  }

  @Override
  public void callEnded(CallEnd event) {
    String name = event.call().vendor() + "." + event.call().operation();
    String outcome = event.failure() == null ? "ok" : event.failure().getClass().getSimpleName();
    System.out.println(name + " " + outcome + " " + event.duration().toMillis() + " ms");
  }

  private static long random() {
    return ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
  }
}
// end
