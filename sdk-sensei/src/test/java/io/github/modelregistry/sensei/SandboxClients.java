package io.github.modelregistry.sensei;

import io.github.modelregistry.sandbox.SenseiSandbox;

/** Clients of a running sandbox. */
final class SandboxClients {

  private SandboxClients() {}

  /** Opens a client with a token that does not expire, of which no retry really waits. */
  static SenseiClient open(SenseiSandbox server) {
    return SenseiClient.builder()
        .url(server.serviceUrl())
        .clientId(server.clientId())
        .organization(server.organization())
        .token(server.token())
        .config(FakeSensei.config())
        .build();
  }
}
