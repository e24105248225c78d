package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.WaitRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.nio.file.Path;
import java.time.Duration;

public final class ModelToFolder {
  public static void main(String[] arguments) {
    ModelRef ref = ModelRef.parse(arguments[0]); // such as marqtune:a3b1d2c4-…
    Path folder = Path.of(arguments[1]);
    try (ModelRegistries registries = ModelRegistries.fromEnvironment()) {
      ModelRegistry registry = registries.registry(ref.registry());
      registry
          .require(ReadinessWait.class)
          .await(
              WaitRequest.builder()
                  .model(ref)
                  .deadline(Duration.ofHours(2))
                  .progress(System.err::println)
                  .build());

      DownloadedModel model =
          registry
              .require(ModelDownload.class)
              .download(ModelDownloadRequest.builder().model(ref).folder(folder).build());
      model.files().forEach(file -> System.out.println(file.sha256() + "  " + file.file()));
    } catch (ModelNotReadyException e) {
      System.err.println(e.getMessage()); // such as: its training failed, and why
      System.exit(1);
    }
  }
}
// end
