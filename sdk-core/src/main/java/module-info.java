/** The facade over model registries, and the runtime that the vendors' clients share. */
module io.github.modelregistry.core {
  requires com.fasterxml.jackson.core;
  requires static com.fasterxml.jackson.annotation;
  requires static transitive org.jspecify;
  requires transitive okhttp3;

  exports io.github.modelregistry.auth;
  exports io.github.modelregistry.client;
  exports io.github.modelregistry.config;
  exports io.github.modelregistry.error;
  exports io.github.modelregistry.json;
  exports io.github.modelregistry.oauth;
  exports io.github.modelregistry.page;
  exports io.github.modelregistry.registry;
  exports io.github.modelregistry.registry.capability;
  exports io.github.modelregistry.registry.driver;
  exports io.github.modelregistry.registry.federation;
  exports io.github.modelregistry.retry;
  exports io.github.modelregistry.runtime;
  exports io.github.modelregistry.transfer;
  exports io.github.modelregistry.transport;

  uses io.github.modelregistry.registry.driver.ModelRegistryProvider;
}
