package io.github.modelregistry.spring.boot;

import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.spring.boot.health.ModelRegistriesHealthIndicator;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Contributes the health of the registries, as {@code modelRegistry}, unless {@code
 * management.health.model-registry.enabled} is false. A check may take {@code
 * management.health.model-registry.timeout}, 10 seconds by default. A bean named {@code
 * modelRegistryHealthIndicator} replaces it.
 */
@AutoConfiguration(after = ModelRegistryAutoConfiguration.class)
@ConditionalOnClass(HealthContributor.class)
public final class ModelRegistryHealthAutoConfiguration {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Creates the configuration; called by Spring. */
  public ModelRegistryHealthAutoConfiguration() {}

  /**
   * Apart, since its annotation belongs to Spring Boot's health: it must not be read where that is
   * missing.
   */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(ModelRegistries.class)
  @ConditionalOnEnabledHealthIndicator("model-registry")
  static final class Indicator {

    /** Returns the indicator. */
    @Bean
    @ConditionalOnMissingBean(name = "modelRegistryHealthIndicator")
    ModelRegistriesHealthIndicator modelRegistryHealthIndicator(
        ModelRegistries registries, Environment environment) {
      return ModelRegistriesHealthIndicator.of(
          registries,
          environment.getProperty(
              "management.health.model-registry.timeout", Duration.class, DEFAULT_TIMEOUT));
    }
  }
}
