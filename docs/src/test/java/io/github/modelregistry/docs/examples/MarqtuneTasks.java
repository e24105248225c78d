package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.transfer.DownloadTarget;
import java.nio.file.Path;

public final class MarqtuneTasks {
  public static void main(String[] arguments) {
    String id = "7d3b9e10-52c4-4f7e-8a16-0c9d4e2b6f35";
    try (MarqtuneClient marqtune =
        MarqtuneClient.builder()
            .url(System.getenv("MARQTUNE_URL"))
            .apiKey(System.getenv("MARQO_API_KEY"))
            .build()) {
      marqtune
          .models()
          .listModels()
          .models()
          .forEach(model -> System.out.println(model.modelId() + "  " + model.modelName()));

      Model model = marqtune.models().getModel(id);
      System.out.println(model.status() + "  " + model.failureReason());
      marqtune.logs().model(id).read(line -> System.out.println(line.message()));

      DownloadTarget target = DownloadTarget.file(Path.of("checkpoint.pt"));
      marqtune.files().downloadCheckpoint(id, "checkpoint-1", target);
    }
  }
}
// end
