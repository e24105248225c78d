package io.github.modelregistry.truefoundry;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.truefoundry.model.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests against the sandbox share: the server without models, and a client of it. */
abstract class SandboxTestCase {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.TRUEFOUNDRY).empty());

  TrueFoundrySandbox server = null;
  TrueFoundryClient client = null;

  @BeforeEach
  final void connect(TrueFoundrySandbox sandbox) {
    server = sandbox;
    client = open(TrueFoundryService.ML);
  }

  @AfterEach
  final void disconnect() {
    client.close();
  }

  /** Opens a client of one generation, of which no retry really waits. */
  final TrueFoundryClient open(TrueFoundryService service) {
    return TrueFoundryClient.builder()
        .host(server.baseUrl())
        .apiKey(server.token())
        .service(service)
        .config(FakeTrueFoundry.config())
        .build();
  }

  /** Adds a model with one version, which has files, and returns the version. */
  final Version addVersion() {
    String model = server.addModel("churn");
    server.addVersion(model);
    return client.modelVersions().listModelVersions(q -> q.modelId(model)).data().get(0);
  }
}
