package io.github.modelregistry.wallaroo;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.WallarooSandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client of a server that keeps state and has no models at the beginning of a test. */
abstract class SandboxTestCase {

  static final long OWN_WORKSPACE = 108;

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.WALLAROO).empty());

  WallarooClient client = null;

  @BeforeEach
  final void connect(WallarooSandbox server) {
    client = client(server, server.token());
  }

  @AfterEach
  final void disconnect() {
    client.close();
  }

  static WallarooClient client(WallarooSandbox server, String token) {
    return WallarooClient.builder()
        .url(server.baseUrl())
        .token(token)
        .config(FakeWallaroo.config())
        .build();
  }
}
