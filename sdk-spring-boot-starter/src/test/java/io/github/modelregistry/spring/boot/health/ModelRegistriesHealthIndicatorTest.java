package io.github.modelregistry.spring.boot.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.spring.boot.ModelRegistryAutoConfiguration;
import io.github.modelregistry.spring.boot.ModelRegistryHealthAutoConfiguration;
import io.github.modelregistry.spring.boot.ModelRegistrySandboxAutoConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

@ExtendWith(SandboxExtension.class)
class ModelRegistriesHealthIndicatorTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final ModelRegistrySandbox sandbox;
  private final ApplicationContextRunner runner;

  ModelRegistriesHealthIndicatorTest(ModelRegistrySandbox sandbox) {
    this.sandbox = sandbox;
    this.runner =
        new ApplicationContextRunner()
            .withConfiguration(
                AutoConfigurations.of(
                    ModelRegistryAutoConfiguration.class,
                    ModelRegistrySandboxAutoConfiguration.class,
                    ModelRegistryHealthAutoConfiguration.class))
            .withBean(
                ModelRegistrySandbox.class, () -> sandbox, bean -> bean.setDestroyMethodName(""));
  }

  @Test
  void itIsUpIfAllRegistriesRespond() {
    Health health = health(sandbox.environment(), LONG);

    assertThat(health.getStatus()).isEqualTo(Status.UP);
    assertThat(health.getDetails())
        .containsOnlyKeys("marqtune", "pieces", "sensei", "truefoundry", "wallaroo");
    assertThat(details(health, "wallaroo"))
        .containsEntry("status", "UP")
        .containsKeys("endpoint", "latencyMillis");
  }

  @Test
  void oneRegistryThatIsDownMakesItDownAndTheDetailsSayWhich() {
    sandbox.trueFoundry().failNext(9, 403);

    Health health = health(sandbox.environment(), LONG);

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(details(health, "truefoundry")).containsEntry("status", "DOWN");
    assertThat(details(health, "truefoundry").get("error").toString()).contains("403");
    assertThat(details(health, "wallaroo")).containsEntry("status", "UP");
    assertThat(health.toString()).doesNotContain(sandbox.trueFoundry().token());
  }

  @Test
  void aRegistryThatCouldNotBeOpenedIsDown() {
    Map<String, String> settings = new HashMap<>(sandbox.environment());
    settings.remove("TFY_API_KEY");

    Health health = health(settings, LONG);

    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(details(health, "truefoundry").get("error").toString()).contains("TFY_API_KEY");
  }

  @Test
  @Timeout(60)
  void aRegistryThatDoesNotRespondInTimeIsDownAndItsCallIsStopped() {
    sandbox
        .marqtune()
        .server()
        .stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok().withFixedDelay(300_000)));

    Health health =
        health(
            Map.of(
                "MARQTUNE_URL", sandbox.marqtune().baseUrl().toString(),
                "MARQO_API_KEY", sandbox.marqtune().token()),
            Duration.ofMillis(1500));

    assertThat(details(health, "marqtune"))
        .containsEntry("status", "DOWN")
        .containsEntry("error", "no response within 1500 ms");
  }

  @Test
  void anInterruptedCheckSaysSoAndKeepsTheInterrupt() {
    Thread.currentThread().interrupt();

    Health health = health(sandbox.environment(), LONG);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void theApplicationHasItUnlessItIsSwitchedOff() {
    runner.run(
        context -> {
          assertThat(context).hasBean("modelRegistryHealthIndicator");
          assertThat(context.getBean(ModelRegistriesHealthIndicator.class).health().getStatus())
              .isEqualTo(Status.UP);
        });
    runner
        .withPropertyValues("management.health.model-registry.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(ModelRegistriesHealthIndicator.class));
  }

  @Test
  void anApplicationWithoutSpringBootsHealthStartsWithoutIt() {
    runner
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(ModelRegistries.class)
                    .doesNotHaveBean("modelRegistryHealthIndicator"));
  }

  private static Health health(Map<String, String> settings, Duration timeout) {
    try (ModelRegistries registries = ModelRegistries.fromSettings(Settings.of(settings))) {
      return ModelRegistriesHealthIndicator.of(registries, timeout).health();
    }
  }

  @SuppressWarnings("unchecked") // what the indicator writes
  private static Map<String, Object> details(Health health, String registry) {
    return (Map<String, Object>) health.getDetails().get(registry);
  }
}
