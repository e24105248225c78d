/** A typed client of Adobe Sensei ML's model API, and its driver for the facade. */
module io.github.modelregistry.sensei {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.sensei;
  exports io.github.modelregistry.sensei.api;
  exports io.github.modelregistry.sensei.model;

  provides io.github.modelregistry.registry.driver.ModelRegistryProvider with
      io.github.modelregistry.sensei.SenseiModelRegistryProvider;
}
