/** The SDK's values in an {@code ObjectMapper} of Jackson 2. */
module io.github.modelregistry.jackson {
  requires transitive io.github.modelregistry.core;
  requires transitive com.fasterxml.jackson.databind;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.jackson;

  provides com.fasterxml.jackson.databind.Module with
      io.github.modelregistry.jackson.ModelRegistryModule;
}
