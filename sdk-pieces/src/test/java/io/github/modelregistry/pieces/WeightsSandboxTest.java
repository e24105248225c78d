package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the weights of a model are, on a server with a state: on the disk, in memory, or gone. */
class WeightsSandboxTest {

  private static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";
  private static final String LLAMA = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  private static final String HOSTED = "6f1c2b1e-0a53-4c0f-9b7a-3a2f0f6f1a01";
  private static final String BUILT_IN = "d4f1a6c0-77b2-4f2d-b6d1-9e8c5a1b3f03";

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.PIECES));

  private PiecesSandbox server = null;
  private PiecesClient client = null;

  @BeforeEach
  void connect(PiecesSandbox sandbox) {
    server = sandbox;
    client = PiecesClient.builder().url(sandbox.baseUrl()).config(FakePieces.config()).build();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aModelIsUnloadedAndLoaded() {
    assertThat(client.models().unloadModel(LLAMA).loaded()).isFalse();
    assertThat(client.models().getModel(LLAMA).loaded()).isFalse();

    assertThat(client.models().loadModel(LLAMA).loaded()).isTrue();
    assertThat(client.models().getModel(LLAMA).loaded()).isTrue();
  }

  @Test
  void allModelsAreUnloadedAtOnceAndStayOnTheDisk() {
    server.patchModel(CODER, "{\"downloaded\":true}");
    client.models().loadModel(CODER);

    client.models().unloadAllModels();

    assertThat(client.models().listModels().models())
        .noneMatch(model -> PiecesMapping.isTrue(model.loaded()));
    assertThat(client.models().getModel(LLAMA).downloaded()).isTrue();
    assertThat(client.models().getModel(CODER).downloaded()).isTrue();
  }

  @Test
  void aDownloadIsStartedAndCancelled() {
    server.advanceManually();
    assertThat(client.models().downloadModel(CODER).downloading()).isTrue();

    assertThat(client.models().cancelDownload(CODER).downloading()).isFalse();

    Model after = client.models().getModel(CODER);
    assertThat(after.downloading()).isFalse();
    assertThat(after.downloaded()).isFalse();
  }

  @Test
  void weightsThatAreDeletedAreGoneAndCanBeDownloadedAgain() {
    String deleted = client.models().deleteModelCache(q -> q.modelId(LLAMA)).model().id();

    assertThat(deleted).isEqualTo(LLAMA);
    Model after = client.models().getModel(LLAMA);
    assertThat(after.downloaded()).isFalse();
    assertThat(after.loaded()).isFalse();
    assertThatThrownBy(() -> client.models().loadModel(LLAMA)).isInstanceOf(ServerException.class);
    assertThat(client.models().downloadModel(LLAMA).downloading()).isTrue();
  }

  @Test
  void weightsAreDeletedOfLanguageModelsOnly() {
    assertThatThrownBy(() -> client.models().deleteModelCache(q -> q.modelId(BUILT_IN)))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("only language models");
    Model hosted = client.models().getModel(HOSTED);

    client.models().deleteModelCache(q -> q.modelId(HOSTED));

    assertThat(client.models().getModel(HOSTED)).isEqualTo(hosted);
  }
}
