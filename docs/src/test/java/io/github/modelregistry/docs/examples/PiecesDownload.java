package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.pieces.DownloadProgress;
import io.github.modelregistry.pieces.DownloadWatch;
import io.github.modelregistry.pieces.PiecesClient;

public final class PiecesDownload {
  public static void main(String[] arguments) {
    String modelId = arguments[0];
    try (PiecesClient pieces = PiecesClient.builder().url(System.getenv("PIECES_URL")).build()) {
      pieces
          .models()
          .listModels()
          .models()
          .forEach(model -> System.out.println(model.id() + "  " + model.name()));
      System.out.println(pieces.models().getModel(modelId).name());

      try (DownloadWatch watch = pieces.download(modelId)) {
        for (DownloadProgress progress : watch) {
          System.out.println(progress); // such as RUNNING 41.7 %
        }
      }
      System.out.println("loaded: " + pieces.models().loadModel(modelId).loaded());
      pieces.models().unloadModel(modelId);
    }
  }
}
// end
