/** An application of named modules; the driver is found by its service, and not required here. */
module io.github.modelregistry.consumers.modules {
  requires io.github.modelregistry.core;
}
