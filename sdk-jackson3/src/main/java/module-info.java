/** The SDK's values in an {@code ObjectMapper} of Jackson 3. */
@SuppressWarnings("module") // the digit is the one of Jackson's line
module io.github.modelregistry.jackson3 {
  requires transitive io.github.modelregistry.core;
  requires transitive tools.jackson.databind;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.jackson3;

  provides tools.jackson.databind.JacksonModule with
      io.github.modelregistry.jackson3.ModelRegistryModule;
}
