package io.github.modelregistry.spring.boot;

import io.github.modelregistry.spring.boot.observation.ModelRegistryObservationConvention;
import io.github.modelregistry.spring.boot.observation.ObservationCallListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Observes the calls of the registries, for metrics and traces. */
@AutoConfiguration(
    before = ModelRegistryAutoConfiguration.class,
    afterName =
        "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "model-registry.enabled", matchIfMissing = true)
public final class ModelRegistryObservationAutoConfiguration {

  /** Creates the configuration; called by Spring. */
  public ModelRegistryObservationAutoConfiguration() {}

  /** Returns the listener that makes the observations. */
  @Bean
  @ConditionalOnMissingBean
  ObservationCallListener modelRegistryObservationCallListener(
      ObservationRegistry registry, ObjectProvider<ModelRegistryObservationConvention> convention) {
    return ObservationCallListener.of(registry, convention.getIfAvailable());
  }

  /** Lists registries on threads where the observation of the one who lists them is current. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ModelRegistriesCustomizer modelRegistryObservedLists(
      ObservationRegistry registry, Environment environment) {
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("model-registry-list-");
    threads.setDaemon(true);
    threads.setVirtualThreads(Threading.VIRTUAL.isActive(environment));
    return builder -> builder.executor(observed(threads, registry));
  }

  private static Executor observed(Executor threads, ObservationRegistry registry) {
    return task -> {
      Observation current = registry.getCurrentObservation();
      threads.execute(current == null ? task : () -> current.scoped(task));
    };
  }
}
