package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.RegisteredModel;

public final class MarqtuneTraining {
  public static void main(String[] arguments) {
    String modelId = arguments[0];
    try (MarqtuneClient marqtune =
        MarqtuneClient.builder()
            .url(System.getenv("MARQTUNE_URL"))
            .apiKey(System.getenv("MARQO_API_KEY"))
            .build()) {
      Model training = marqtune.models().getModel(modelId);
      System.out.println(training.modelName() + "  " + training.status());
      System.out.println(training.checkpoints() + "  " + training.hyperparameters());

      RegisteredModel model = marqtune.registry().get(ModelRef.of("marqtune", modelId));
      System.out.println(model.status() + "  " + model.statusMessage());
    }
  }
}
// end
