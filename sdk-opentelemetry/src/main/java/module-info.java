/** Spans for the calls and requests of the SDK. */
@SuppressWarnings("requires-transitive-automatic") // OpenTelemetry's jars have no descriptors
module io.github.modelregistry.opentelemetry {
  requires transitive io.github.modelregistry.core;
  requires transitive io.opentelemetry.api;
  requires io.opentelemetry.context;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.opentelemetry;
}
