package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.pieces.DownloadProgress;
import io.github.modelregistry.pieces.DownloadWatch;
import io.github.modelregistry.pieces.PiecesClient;

public final class PiecesTasks {
  public static void main(String[] arguments) {
    String id = "d4f1a6c0-77b2-4f2d-b6d1-9e8c5a1b3f03";
    try (PiecesClient pieces = PiecesClient.builder().url(System.getenv("PIECES_URL")).build()) {
      pieces
          .models()
          .listModels()
          .models()
          .forEach(model -> System.out.println(model.id() + "  " + model.name()));
      System.out.println(pieces.models().getModel(id).name());

      try (DownloadWatch watch = pieces.download(id)) {
        for (DownloadProgress progress : watch) {
          System.out.println(progress); // ends with COMPLETED
        }
      }
      System.out.println("loaded: " + pieces.models().loadModel(id).loaded());
      pieces.models().unloadModel(id);
    }
  }
}
// end
