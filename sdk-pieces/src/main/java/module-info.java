/** A typed client of Pieces OS's model API. */
module io.github.modelregistry.pieces {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.pieces.api;
  exports io.github.modelregistry.pieces.model;
}
