package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import io.github.modelregistry.truefoundry.model.ModelManifest;
import io.github.modelregistry.truefoundry.model.ModelManifestType;
import io.github.modelregistry.truefoundry.model.Version;
import java.nio.file.Path;
import java.util.Map;

public final class TrueFoundryFiles {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]); // such as churn.onnx
    ModelManifest manifest =
        ModelManifest.builder()
            .type(ModelManifestType.MODEL_VERSION)
            .name("churn")
            .mlRepo("support-ml")
            .metadata(JsonValue.object(Map.of()))
            .build();
    try (TrueFoundryClient client =
        TrueFoundryClient.builder()
            .host(System.getenv("TFY_HOST"))
            .apiKey(System.getenv("TFY_API_KEY"))
            .build()) {
      Version version =
          client
              .files()
              .registerModelVersion(manifest, Map.of("model/churn.onnx", UploadSource.of(file)));
      System.out.println(version.fqn());

      client.files().download(version.id(), Path.of(arguments[1])).forEach(System.out::println);
    }
  }
}
// end
