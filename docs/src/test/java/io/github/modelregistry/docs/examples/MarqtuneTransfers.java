package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.marqtune.MarqtuneClient;
import io.github.modelregistry.marqtune.model.ColumnType;
import io.github.modelregistry.marqtune.model.Dataset;
import io.github.modelregistry.marqtune.model.DatasetType;
import io.github.modelregistry.marqtune.model.TaskStatus;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

public final class MarqtuneTransfers {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]); // such as shoes.csv
    String modelId = arguments[1];
    Path folder = Path.of(arguments[2]);
    try (MarqtuneClient marqtune =
        MarqtuneClient.builder()
            .url(System.getenv("MARQTUNE_URL"))
            .apiKey(System.getenv("MARQO_API_KEY"))
            .build()) {
      Dataset dataset =
          marqtune
              .files()
              .createDataset(
                  q ->
                      q.datasetName("shoes")
                          .datasetType(DatasetType.TRAINING)
                          .dataSchema(Map.of("query", ColumnType.TEXT, "score", ColumnType.SCORE)),
                  UploadSource.of(file));
      System.out.println(dataset.datasetName() + "  " + dataset.status());

      TaskStatus end =
          marqtune
              .logs()
              .model(modelId)
              .follow(Duration.ofHours(24), line -> System.out.println(line.message()));
      if (end.equals(TaskStatus.READY)) {
        Download last =
            marqtune.files().downloadCheckpoint(modelId, null, DownloadTarget.folder(folder));
        System.out.println(last.file() + "  " + last.bytes());
      }
    }
  }
}
// end
