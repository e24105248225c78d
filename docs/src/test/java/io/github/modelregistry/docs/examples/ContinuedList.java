package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.ModelQuery;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

public final class ContinuedList {
  public static void main(String[] arguments) throws IOException {
    Path position = Path.of(arguments[0]);
    ModelQuery.Builder query = ModelQuery.builder().status(ModelStatus.READY).pageSize(50);
    if (Files.exists(position)) {
      query.resumeToken(Files.readString(position));
    }
    try (ModelRegistries registries = ModelRegistries.fromEnvironment();
        FederatedModels models = registries.models(query.build())) {
      Iterator<RegisteredModel> remaining = models.iterator();
      for (int i = 0; i < 100 && remaining.hasNext(); i++) {
        System.out.println(remaining.next().ref());
      }
      Files.writeString(position, models.resumeToken());
    }
  }
}
// end
