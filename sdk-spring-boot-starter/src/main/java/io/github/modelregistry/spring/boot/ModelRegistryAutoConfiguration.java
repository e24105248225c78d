package io.github.modelregistry.spring.boot;

import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftListener;
import io.github.modelregistry.registry.driver.InstalledDrivers;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.runtime.TransportFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/**
 * Opens the registries that the properties below {@code model-registry} describe. Nothing is sent
 * when they are opened.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "model-registry.enabled", matchIfMissing = true)
public final class ModelRegistryAutoConfiguration {

  /** Creates the configuration; called by Spring. */
  public ModelRegistryAutoConfiguration() {}

  /**
   * Returns what all clients of the application have alike: its listeners, virtual threads if the
   * application uses them, and what its customizers set.
   */
  @Bean
  @ConditionalOnMissingBean
  ClientConfig modelRegistryClientConfig(
      ConfigurableEnvironment environment,
      ObjectProvider<CallListener> listeners,
      ObjectProvider<DriftListener> driftListener,
      ObjectProvider<ClientConfigCustomizer> customizers) {
    ClientConfig.Builder builder = ClientConfig.builder();
    listeners.orderedStream().forEach(builder::addListener);
    driftListener.ifUnique(builder::driftListener);
    if (Threading.VIRTUAL.isActive(environment)) {
      builder.asyncExecutor(new VirtualThreadTaskExecutor("model-registry-call-"));
    }
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  /** Returns the registries; closed with the application. */
  @Bean
  @ConditionalOnMissingBean
  ModelRegistries modelRegistries(
      ConfigurableEnvironment environment,
      ClientConfig config,
      ObjectProvider<ModelRegistryConnectionDetails> details,
      ObjectProvider<TransportFactory> transport,
      ObjectProvider<ModelRegistriesCustomizer> customizers) {
    ModelRegistries.Builder builder = ModelRegistries.builder().clientConfig(config);
    transport.ifUnique(builder::transport);
    if (Threading.VIRTUAL.isActive(environment)) {
      builder.executor(new VirtualThreadTaskExecutor("model-registry-list-"));
    }
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    InstalledDrivers drivers = InstalledDrivers.load();
    DescribedRegistries described =
        DescribedRegistries.of(environment, drivers.providers(), details.getIfAvailable());
    return new RegistriesOpener(described, drivers, config).open(builder);
  }
}
