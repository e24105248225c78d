package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.pieces.model.Model;
import org.junit.jupiter.api.Test;

/** Where the weights of a model are, on a server with a state: on the disk, in memory, or gone. */
class WeightsSandboxTest extends PiecesSandboxCase {

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
