package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Context;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the server says of itself, and a download that is cancelled, by the typed client. */
class ServerSandboxTest {

  private static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.PIECES));

  private PiecesClient client = null;

  @BeforeEach
  void open(PiecesSandbox server) {
    client = PiecesClient.builder().url(server.baseUrl()).config(FakePieces.config()).build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void theServerIsHealthyThoughNobodyIsSignedIn(PiecesSandbox server) {
    server.signOut();

    assertThat(client.wellKnown().getHealth()).startsWithIgnoringCase("ok");
  }

  @Test
  void theReleaseIsTheOneThatTheContextNames() {
    Context context = client.connections().connect(q -> q.application(program()));

    assertThat(client.wellKnown().getVersion()).isEqualTo(context.health().os().version());
  }

  @Test
  void theSameProgramGetsTheSameIdAgain(PiecesSandbox server) {
    Context first = client.connections().connect(q -> q.application(program()));
    Context second = client.connections().connect(q -> q.application(program()));

    assertThat(first.application().id())
        .isEqualTo(server.token())
        .isEqualTo(second.application().id());
    assertThat(first.application().version()).isEqualTo("0.1.0");
  }

  @Test
  void aCancelledDownloadLeavesNoModel(PiecesSandbox server) {
    server.advanceManually();
    client.models().downloadModel(q -> q.modelId(CODER));
    server.advance(CODER);
    assertThat(client.models().getModel(q -> q.modelId(CODER)).downloading()).isTrue();

    Model cancelled = client.models().cancelDownload(q -> q.modelId(CODER));

    assertThat(cancelled.id()).isEqualTo(CODER);
    Model read = client.models().getModel(q -> q.modelId(CODER));
    assertThat(PiecesMapping.isTrue(read.downloading())).isFalse();
    assertThat(PiecesMapping.isTrue(read.downloaded())).isFalse();
  }

  private static SeededTrackedApplication program() {
    return SeededTrackedApplication.builder()
        .name(ApplicationName.OPEN_SOURCE)
        .version("0.1.0")
        .platform(Platform.LINUX)
        .build();
  }
}
