package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.json.JsonDocuments;
import io.github.modelregistry.pieces.model.SeededModel;
import io.github.modelregistry.pieces.model.StreamedIdentifier;
import io.github.modelregistry.pieces.model.StreamedIdentifiers;
import io.github.modelregistry.testkit.Fixtures;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The socket that reports which models change, beside the calls that change them. */
class ChangesSandboxTest extends PiecesSandboxCase {

  @Test
  void eachChangeIsReportedByTheIdOfItsModel() {
    SeededModel seeded =
        JsonDocuments.read(
            Fixtures.text("sheet/9-create-model.body.json").replace("team-coder", "reviewer"),
            SeededModel.codec());
    try (FrameStream<StreamedIdentifiers> frames = client.models().watchModels()) {
      awaitSocket();
      Iterator<StreamedIdentifiers> each = frames.iterator();

      String created = client.models().createModel(q -> q.body(seeded)).id();
      assertThat(changed(each)).as("the first frame").isEqualTo(created);

      client.models().unloadModel(LLAMA);
      assertThat(changed(each)).isEqualTo(LLAMA);
      assertThat(client.models().getModel(LLAMA).loaded()).isFalse();

      client.models().unloadModel(LLAMA); // which changes nothing
      client.models().deleteModel(CODER);
      StreamedIdentifier deleted = onlyChange(each);
      assertThat(Objects.requireNonNull(deleted.model()).id()).isEqualTo(CODER);
      assertThat(deleted.deleted()).isTrue();
    }
  }

  @Test
  void aServerThatDoesNotKnowTheSocketRefusesIt() {
    server.refuseSockets();

    assertThatThrownBy(() -> client.models().watchModels())
        .isExactlyInstanceOf(ApiException.class)
        .hasMessageContaining("404");
  }

  private static String changed(Iterator<StreamedIdentifiers> frames) {
    StreamedIdentifier change = onlyChange(frames);
    assertThat(change.deleted()).isNull();
    return Objects.requireNonNull(change.model()).id();
  }

  private static StreamedIdentifier onlyChange(Iterator<StreamedIdentifiers> frames) {
    StreamedIdentifiers frame = frames.next();
    assertThat(frame.changes()).hasSize(1);
    return frame.changes().get(0);
  }

  /** The server takes over a socket a moment after the client has it. */
  private void awaitSocket() {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (server.openSockets() == 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(server.openSockets()).isEqualTo(1);
  }
}
