package io.github.modelregistry.benchmarks;

import io.github.modelregistry.benchmarks.peers.HandWrittenClient;
import io.github.modelregistry.benchmarks.peers.ModelRecords;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.truefoundry.model.Model;
import java.io.IOException;

/**
 * Programs that print a registry's first model and end.
 *
 * <p>Each is a class of its own, so that it loads nothing of the others.
 */
final class FirstModel {

  private FirstModel() {}

  /** With the SDK's client of the vendor. */
  static final class WithSdk {

    private WithSdk() {}

    /** Prints the first model of the server at the address. */
    public static void main(String[] origin) {
      try (TrueFoundryClient client =
          TrueFoundryClient.builder().host(origin[0]).apiKey(Clients.KEY).build()) {
        Model model = client.models().listModels(query -> query.offset(0L).limit(1)).data().get(0);
        System.out.println(model.id() + " " + model.name());
      }
    }
  }

  /** With OkHttp and Jackson records. */
  static final class WithJacksonRecords {

    private WithJacksonRecords() {}

    /** Prints the first model of the server at the address. */
    public static void main(String[] origin) throws IOException {
      try (HandWrittenClient<ModelRecords.Page> client =
          new HandWrittenClient<>(origin[0] + Clients.PATH, Clients.KEY, ModelRecords::read)) {
        ModelRecords.Model model = client.list(0, 1).data().get(0);
        System.out.println(model.id() + " " + model.name());
      }
    }
  }

  /** With the facade, from the environment. */
  static final class WithFacade {

    private WithFacade() {}

    /** Prints the first model of the registries that the environment names. */
    public static void main(String[] arguments) {
      try (ModelRegistries registries = ModelRegistries.fromEnvironment();
          var models = registries.models()) {
        RegisteredModel model = models.iterator().next();
        System.out.println(model.ref().id() + " " + model.name());
      }
    }
  }
}
