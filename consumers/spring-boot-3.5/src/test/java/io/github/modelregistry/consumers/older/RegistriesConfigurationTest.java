package io.github.modelregistry.consumers.older;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What an application on a line before Spring Boot 4 writes instead of the starter. */
@SpringBootTest(classes = RegistriesConfigurationTest.Application.class)
@AutoConfigureObservability(tracing = false)
class RegistriesConfigurationTest {

  private static final ModelRegistrySandbox SANDBOX = ModelRegistrySandbox.start();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(RegistriesConfiguration.class)
  static class Application {}

  @DynamicPropertySource
  static void leadToTheSandbox(DynamicPropertyRegistry properties) {
    SANDBOX
        .environment()
        .forEach((name, value) -> properties.add("registries[" + name + "]", () -> value));
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void registriesHealthAndMetricsAreThereWithoutTheStarter(
      @Autowired ModelRegistries registries,
      @Autowired HealthEndpoint health,
      @Autowired MeterRegistry meters) {
    SANDBOX.reset();

    assertThat(registries.get("wallaroo:839").name()).isNotEmpty();
    assertThat(health.healthForPath("modelRegistry").getStatus()).isEqualTo(Status.UP);
    SANDBOX.wallaroo().failNext(9, 401);
    assertThat(health.healthForPath("modelRegistry").getStatus()).isEqualTo(Status.DOWN);

    assertThat(
            meters
                .get("model.registry.client.calls")
                .tag("model.registry.operation", "getModelById")
                .tag("status", "200")
                .timer()
                .count())
        .isPositive();
  }
}
