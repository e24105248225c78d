/** The SDK's values in a {@code Gson}. */
module io.github.modelregistry.gson {
  requires transitive io.github.modelregistry.core;
  requires transitive com.google.gson;
  requires static transitive org.jspecify;

  exports io.github.modelregistry.gson;
}
