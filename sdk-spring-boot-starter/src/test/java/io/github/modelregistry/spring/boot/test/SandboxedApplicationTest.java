package io.github.modelregistry.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;

/** An application with the settings of production, and all of Spring Boot's auto-configuration. */
@SpringBootTest(
    classes = SandboxedApplicationTest.Application.class,
    properties = {
      "model-registry.wallaroo.url=wallaroo.example.com",
      "model-registry.wallaroo.token=${A_TOKEN_THAT_TESTS_LACK}",
      "model-registry.registries.eu.vendor=truefoundry",
      "model-registry.registries.eu.host=tfy.example.com",
      "model-registry.registries.docs.vendor=pieces",
      "model-registry.registries.docs.url=pieces.example.com"
    })
@AutoConfigureModelRegistrySandbox(vendors = {SandboxVendor.WALLAROO, SandboxVendor.TRUEFOUNDRY})
class SandboxedApplicationTest {

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {}

  private final ModelRegistries registries;
  private final ModelRegistrySandbox sandbox;

  @Autowired
  SandboxedApplicationTest(ModelRegistries registries, ModelRegistrySandbox sandbox) {
    this.registries = registries;
    this.sandbox = sandbox;
  }

  @Test
  void registriesKeepTheirNamesAndLeadToTheSandbox() {
    assertThat(registries.names()).containsExactly("wallaroo", "eu");
    assertThat(registries.get("wallaroo:839").name()).isNotEmpty();
    assertThat(registries.registry("eu").checkHealth().endpoint().getPort())
        .isEqualTo(sandbox.trueFoundry().baseUrl().getPort());
  }

  @RepeatedTest(2)
  void theSandboxIsResetBeforeEachTest() {
    assertThat(sandbox.wallaroo().calls()).isEmpty();
    registries.get("wallaroo:839");
    assertThat(sandbox.wallaroo().calls()).isNotEmpty();
  }

  @Test
  void healthAndMetricsAreThoseOfTheActuator(
      @Autowired HealthEndpoint health, @Autowired MeterRegistry meters) {
    assertThat(health.healthForPath("modelRegistry").getStatus()).isEqualTo(Status.UP);
    sandbox.wallaroo().failNext(9, 401);
    assertThat(health.healthForPath("modelRegistry").getStatus()).isEqualTo(Status.DOWN);

    assertThat(meters.get("model.registry.client.calls").tag("outcome", "CLIENT_ERROR").timers())
        .isNotEmpty();
  }

  @Nested
  class InANestedClass {
    @Test
    void itIsTheSameSandbox(@Autowired ModelRegistrySandbox nested) {
      assertThat(nested).isSameAs(sandbox);
    }
  }
}
