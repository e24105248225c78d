package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.federation.CopyRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;

public final class CopiedModel {
  public static void main(String[] arguments) {
    ModelRef source = ModelRef.parse(arguments[0]); // such as sensei:15c53796-…
    try (ModelRegistries registries = ModelRegistries.fromEnvironment()) {
      Registration copy =
          registries.copy(
              CopyRequest.builder()
                  .model(source)
                  .target("truefoundry")
                  .registration(to -> to.name("churn").namespace("support-ml"))
                  .build());
      System.out.println(copy.version());
    }
  }
}
// end
