/** A typed client of Wallaroo's model API, and its driver for the facade. */
module io.github.modelregistry.wallaroo {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.wallaroo;
  exports io.github.modelregistry.wallaroo.api;
  exports io.github.modelregistry.wallaroo.model;

  provides io.github.modelregistry.registry.driver.ModelRegistryProvider with
      io.github.modelregistry.wallaroo.WallarooModelRegistryProvider;
}
