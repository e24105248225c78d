/** A typed client of Pieces OS's model API, and its driver for the facade. */
module io.github.modelregistry.pieces {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.pieces;
  exports io.github.modelregistry.pieces.api;
  exports io.github.modelregistry.pieces.model;

  provides io.github.modelregistry.registry.driver.ModelRegistryProvider with
      io.github.modelregistry.pieces.PiecesModelRegistryProvider;
}
