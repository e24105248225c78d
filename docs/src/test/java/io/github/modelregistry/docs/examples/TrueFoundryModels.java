package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.truefoundry.TrueFoundryClient;

public final class TrueFoundryModels {
  public static void main(String[] arguments) {
    try (TrueFoundryClient client =
        TrueFoundryClient.builder()
            .host(System.getenv("TFY_HOST"))
            .apiKey(System.getenv("TFY_API_KEY"))
            .build()) {
      client
          .models()
          .listModelsPaged(q -> q.limit(10).includeEmptyModels(false)) // 10 at a time, when needed
          .forEach(model -> System.out.println(model.fqn() + "  " + model.createdAt()));

      client
          .async()
          .models()
          .listModels()
          .thenAccept(page -> System.out.println("first page: " + page.data().size() + " models"))
          .join();
      System.out.println(client.withRawResponse().models().listModels().status());
    }
  }
}
// end
