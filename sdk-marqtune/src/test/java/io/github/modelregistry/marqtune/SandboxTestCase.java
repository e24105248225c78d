package io.github.modelregistry.marqtune;

import io.github.modelregistry.sandbox.MarqtuneSandbox;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test of the typed client against a service that is empty at the start of each method. */
abstract class SandboxTestCase {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.MARQTUNE).empty());

  MarqtuneSandbox server = null;
  MarqtuneClient client = null;

  @BeforeEach
  void connect(MarqtuneSandbox sandbox) {
    server = sandbox;
    client = FakeMarqtune.client(sandbox);
  }

  @AfterEach
  void disconnect() {
    client.close();
  }
}
