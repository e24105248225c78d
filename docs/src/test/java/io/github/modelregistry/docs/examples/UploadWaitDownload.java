package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.error.ModelNotReadyException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.DownloadedModel;
import io.github.modelregistry.registry.capability.ModelDownload;
import io.github.modelregistry.registry.capability.ModelDownloadRequest;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.federation.ModelRegistries;
import io.github.modelregistry.transfer.Artifact;
import java.nio.file.Path;

public final class UploadWaitDownload {
  public static void main(String[] arguments) {
    String name = arguments[0]; // of a registry, such as truefoundry
    String namespace = arguments[1]; // an ML repo of TrueFoundry, a workspace of Wallaroo
    Path file = Path.of(arguments[2]);
    Path folder = Path.of(arguments[3]);
    try (ModelRegistries registries = ModelRegistries.fromEnvironment()) {
      ModelRegistry registry = registries.registry(name);
      Registration made =
          registry
              .require(ModelRegistration.class)
              .register(
                  RegistrationRequest.builder()
                      .name("churn")
                      .namespace(namespace)
                      .framework("onnx")
                      .artifact(Artifact.of(file)) // or a folder, where several files are accepted
                      .build());

      // Where the files are converted first. By default, the deadline is 30 minutes.
      registry.capability(ReadinessWait.class).ifPresent(wait -> wait.await(made.model()));
      System.out.println(made + " is ready");

      registry
          .capability(ModelDownload.class)
          .map(download -> download.download(request(made, folder)))
          .map(DownloadedModel::files)
          .ifPresent(files -> files.forEach(System.out::println)); // with size and SHA-256
    } catch (ModelNotReadyException e) {
      System.err.println(e.getMessage()); // such as: the conversion failed, and why
    }
  }

  private static ModelDownloadRequest request(Registration made, Path folder) {
    return ModelDownloadRequest.builder().model(made.model()).folder(folder).build();
  }
}
// end
