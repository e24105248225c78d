/** The SDK's values in an {@code ObjectMapper} of Jackson 3. */
module io.github.modelregistry.jackson3 {
  requires transitive io.github.modelregistry.core;
  requires transitive tools.jackson.databind;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.jackson3;

  provides tools.jackson.databind.JacksonModule with
      io.github.modelregistry.jackson3.ModelRegistryModule;
}
