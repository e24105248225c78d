/** A typed client of Marqtune's model API, and its driver for the facade. */
module io.github.modelregistry.marqtune {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.marqtune;
  exports io.github.modelregistry.marqtune.api;
  exports io.github.modelregistry.marqtune.model;

  provides io.github.modelregistry.registry.driver.ModelRegistryProvider with
      io.github.modelregistry.marqtune.MarqtuneModelRegistryProvider;
}
