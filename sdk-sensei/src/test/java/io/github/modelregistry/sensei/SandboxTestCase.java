package io.github.modelregistry.sensei;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What tests against the sandbox share: the server with its initial content, and a client of it.
 */
abstract class SandboxTestCase {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI));

  SenseiSandbox server = null;
  SenseiClient client = null;

  @BeforeEach
  void connect(SenseiSandbox sandbox) {
    server = sandbox;
    client = open();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  /** Opens a client with a token that does not expire, of which no retry really waits. */
  SenseiClient open() {
    return SenseiClient.builder()
        .url(server.serviceUrl())
        .clientId(server.clientId())
        .organization(server.organization())
        .token(server.token())
        .config(FakeSensei.config())
        .build();
  }
}
