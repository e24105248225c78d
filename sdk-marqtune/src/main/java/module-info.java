/** A typed client of Marqtune's model API. */
module io.github.modelregistry.marqtune {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.marqtune.api;
  exports io.github.modelregistry.marqtune.model;
}
