package io.github.modelregistry.spring.boot;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.VendorSandbox;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Connects the registries to a sandbox that is a bean of the application, for tests. */
@AutoConfiguration(before = ModelRegistryAutoConfiguration.class)
@ConditionalOnClass(ModelRegistrySandbox.class)
@ConditionalOnBean(ModelRegistrySandbox.class)
public final class ModelRegistrySandboxAutoConfiguration {

  /** Creates the configuration; called by Spring. */
  public ModelRegistrySandboxAutoConfiguration() {}

  /** Returns the settings of the sandbox. */
  @Bean
  @ConditionalOnMissingBean
  ModelRegistryConnectionDetails modelRegistrySandboxConnectionDetails(
      ModelRegistrySandbox sandbox) {
    return vendor ->
        sandbox.vendors().stream()
            .filter(simulated -> simulated.vendor().id().equals(vendor))
            .map(VendorSandbox::environment)
            .findFirst()
            .orElse(Map.of());
  }
}
