package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.capability.ModelRegistration;
import io.github.modelregistry.registry.capability.ReadinessWait;
import io.github.modelregistry.registry.capability.Registration;
import io.github.modelregistry.registry.capability.RegistrationRequest;
import io.github.modelregistry.registry.capability.VersionDeletion;
import io.github.modelregistry.transfer.Artifact;
import io.github.modelregistry.wallaroo.WallarooClient;
import io.github.modelregistry.wallaroo.WallarooLogin;
import java.nio.file.Path;

public final class WallarooTasks {
  public static void main(String[] arguments) {
    try (WallarooClient wallaroo =
        WallarooClient.builder()
            .url(System.getenv("WALLAROO_URL"))
            .login(
                WallarooLogin.of(
                    System.getenv("WALLAROO_USER"), System.getenv("WALLAROO_PASSWORD")))
            .build()) {
      wallaroo
          .models()
          .listModels(q -> q.workspaceId(108L))
          .models()
          .forEach(row -> System.out.println(row.model().id() + "  " + row.model().name()));

      ModelRegistry registry = wallaroo.registry();
      Registration made =
          registry
              .require(ModelRegistration.class)
              .register(
                  RegistrationRequest.builder()
                      .name("churn")
                      .namespace("108")
                      .framework("onnx")
                      .artifact(Artifact.of(Path.of("churn.onnx")))
                      .build());
      registry.require(ReadinessWait.class).await(made.version());
      System.out.println(made.modelVersion().status());

      registry.require(VersionDeletion.class).delete(made.version());
    }
  }
}
// end
