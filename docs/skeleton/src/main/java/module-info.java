/** A typed client of Acme's model API, and its driver for the facade. */
module io.github.modelregistry.acme {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.acme;
  exports io.github.modelregistry.acme.api;
  exports io.github.modelregistry.acme.model;

  provides io.github.modelregistry.registry.driver.ModelRegistryProvider with
      io.github.modelregistry.acme.AcmeModelRegistryProvider;
}
