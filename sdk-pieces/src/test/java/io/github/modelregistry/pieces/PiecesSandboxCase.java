package io.github.modelregistry.pieces;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test of the client against a server with a state, which is the initial one at each start. A
 * frame that does not come fails it in the end.
 */
@Timeout(60)
abstract class PiecesSandboxCase {

  static final String HOSTED = "6f1c2b1e-0a53-4c0f-9b7a-3a2f0f6f1a01";
  static final String LLAMA = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  static final String BUILT_IN = "d4f1a6c0-77b2-4f2d-b6d1-9e8c5a1b3f03";

  /** The one custom model, which is not downloaded. */
  static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.PIECES));

  PiecesSandbox server = null;

  /** A client of which no retry really waits. */
  PiecesClient client = null;

  @BeforeEach
  void connect(PiecesSandbox sandbox) {
    server = sandbox;
    client = PiecesClient.builder().url(sandbox.baseUrl()).config(FakePieces.config()).build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }
}
