/** A typed client of TrueFoundry's model registry API, and its driver for the facade. */
module io.github.modelregistry.truefoundry {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.truefoundry;
  exports io.github.modelregistry.truefoundry.api;
  exports io.github.modelregistry.truefoundry.model;

  provides io.github.modelregistry.registry.driver.ModelRegistryProvider with
      io.github.modelregistry.truefoundry.TrueFoundryModelRegistryProvider;
}
