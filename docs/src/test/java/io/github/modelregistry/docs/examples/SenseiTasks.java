package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.UploadSource;
import java.nio.file.Path;

public final class SenseiTasks {
  public static void main(String[] arguments) {
    try (SenseiClient sensei =
        SenseiClient.builder()
            .url(System.getenv("SENSEI_URL"))
            .clientId(System.getenv("SENSEI_CLIENT_ID"))
            .organization(System.getenv("SENSEI_ORG_ID"))
            .login(
                ImsLogin.of(System.getenv("SENSEI_CLIENT_SECRET"))
                    .withImsUrl(System.getenv("SENSEI_IMS_URL")))
            .build()) {
      sensei
          .listModelsPaged(q -> q.limit(100)) // all pages
          .forEach(model -> System.out.println(model.id() + "  " + model.name()));

      NewModel described = NewModel.builder().name("churn").originType(OriginType.OFFLINE).build();
      UploadSource source = UploadSource.of(Path.of("churn.onnx"));
      Model made = sensei.models().registerModel(q -> q.model(described).modelArtifact(source));
      sensei.models().downloadArtifact(made.id(), DownloadTarget.file(Path.of("copy.onnx")));

      Model changed =
          sensei
              .models()
              .updateModel(q -> q.modelId(made.id()).body(made).description("in production"));
      System.out.println(changed.description());

      sensei.models().deleteModel(made.id());
    }
  }
}
// end
