package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.capability.VersionListing;
import io.github.modelregistry.registry.federation.ModelRegistries;

public final class OneModel {
  public static void main(String[] arguments) {
    try (ModelRegistries registries = ModelRegistries.fromEnvironment()) {
      RegisteredModel model = registries.get("wallaroo:839");
      String framework = model.framework() == null ? "unknown" : model.framework();
      System.out.println(model.name() + ", framework " + framework);
      System.out.println(model.rawJson());

      ModelRegistry wallaroo = registries.registry("wallaroo");
      for (ModelVersion version : wallaroo.require(VersionListing.class).versions(model.ref())) {
        System.out.println(version.ref() + "  " + version.status());
      }
    }
  }
}
// end
