package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;

public final class Inventory {
  public static void main(String[] arguments) {
    try (ModelRegistries registries = ModelRegistries.fromEnvironment();
        FederatedModels models = registries.models()) {
      models.forEach(
          model -> System.out.println(model.ref() + "  " + model.name() + "  " + model.status()));
    }
  }
}
// end
