package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.auth.CredentialChain;
import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.SecretSource;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import java.nio.file.Path;

public final class ChangingKey {
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]); // such as /run/secrets/tfy-api-key
    Credentials credentials =
        CredentialChain.builder()
            .add("TEAM_KEY", () -> fixedKey("TEAM_KEY"))
            .add("the file", () -> Credentials.bearer(SecretSource.file(file, "The API key")))
            .build();
    try (TrueFoundryClient trueFoundry =
        TrueFoundryClient.builder()
            .host(System.getenv("TFY_HOST"))
            .credentials(credentials)
            .build()) {
      trueFoundry.models().listModels().data().forEach(model -> System.out.println(model.fqn()));
    }
  }

  private static Credentials fixedKey(String variable) {
    return Credentials.bearer(Secret.of(System.getenv(variable), variable));
  }
}
// end
