package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;

public final class TolerantInventory {
  public static void main(String[] arguments) {
    try (ModelRegistries registries = ModelRegistries.fromEnvironment();
        FederatedModels models =
            registries
                .models()
                .onFailure(failure -> System.err.println(failure.registry() + " has failed"))) {
      models.forEach(model -> System.out.println(model.ref()));
    }
  }
}
// end
