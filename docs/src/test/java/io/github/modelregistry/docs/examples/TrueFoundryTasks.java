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

public final class TrueFoundryTasks {
  public static void main(String[] arguments) {
    try (TrueFoundryClient client =
        TrueFoundryClient.builder()
            .host(System.getenv("TFY_HOST"))
            .apiKey(System.getenv("TFY_API_KEY"))
            .build()) {
      client
          .models()
          .listModelsPaged(q -> q.limit(100)) // all pages
          .forEach(model -> System.out.println(model.fqn()));
      client
          .modelVersions()
          .listModelVersionsPaged(q -> q.fqn("model:acme/support-ml/ticket-router"))
          .forEach(version -> System.out.println(version.id() + "  " + version.fqn()));

      Version made =
          client
              .files()
              .registerModelVersion(
                  ModelManifest.builder()
                      .type(ModelManifestType.MODEL_VERSION)
                      .name("churn")
                      .mlRepo("support-ml")
                      .metadata(JsonValue.object(Map.of()))
                      .build(),
                  Map.of("churn.onnx", UploadSource.of(Path.of("churn.onnx"))));
      System.out.println(made.fqn());

      client.files().download(made.id(), Path.of("copy"));
      client.modelVersions().deleteModelVersion(made.id());
    }
  }
}
// end
