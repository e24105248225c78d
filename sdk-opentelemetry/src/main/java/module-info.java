/** Spans for the calls and requests of the SDK. */
// OpenTelemetry's jars have no descriptors.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.github.modelregistry.opentelemetry {
  requires transitive io.github.modelregistry.core;
  requires transitive io.opentelemetry.api;
  requires io.opentelemetry.context;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.opentelemetry;
}
