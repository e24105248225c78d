package io.github.modelregistry.spring.boot;

import io.github.modelregistry.registry.federation.ModelRegistries;

/**
 * Changes how the registries of the application are opened, such as the timeout of a page; beans of
 * this type are called in their order.
 */
@FunctionalInterface
public interface ModelRegistriesCustomizer {

  /** Changes the builder, which has the settings of the application already. */
  void customize(ModelRegistries.Builder builder);
}
