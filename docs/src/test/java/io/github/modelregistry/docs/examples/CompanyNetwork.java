package io.github.modelregistry.docs.examples;

// snippet
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.ProxySettings;
import io.github.modelregistry.client.TlsSettings;
import io.github.modelregistry.config.Settings;
import io.github.modelregistry.registry.federation.FederatedModels;
import io.github.modelregistry.registry.federation.ModelRegistries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public final class CompanyNetwork {
  public static void main(String[] arguments) throws IOException {
    Path authorities = Path.of(arguments[0]); // certificates in PEM format
    Secret password = Secret.exact(arguments[1], "The proxy's password");
    ClientConfig config =
        ClientConfig.builder()
            .proxy(
                ProxySettings.of("http://proxy.example.com:3128")
                    .withCredentials("reader", password)
                    .except("models.example.com, 10.0.0.0/8"))
            .tls(TlsSettings.platform().withAuthorities(Files.readString(authorities)))
            .build();
    try (ModelRegistries registries =
            ModelRegistries.builder()
                .settings(Settings.fromEnvironment())
                .clientConfig(config)
                .build();
        FederatedModels models = registries.models()) {
      models.forEach(model -> System.out.println(model.ref()));
    }
  }
}
// end
