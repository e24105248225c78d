/** A typed client of Adobe Sensei ML's model API. */
module io.github.modelregistry.sensei {
  requires transitive io.github.modelregistry.core;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.sensei.api;
  exports io.github.modelregistry.sensei.model;
}
