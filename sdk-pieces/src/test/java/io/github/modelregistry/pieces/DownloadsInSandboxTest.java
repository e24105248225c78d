package io.github.modelregistry.pieces;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.ModelDownloadProgress;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The progress of downloads on real sockets, which hold or break when a test wants it. */
class DownloadsInSandboxTest extends PiecesSandboxCase {

  private static final String SOCKET = "/model/" + CODER + "/download/progress";

  private static List<String> walk(DownloadWatch watch) {
    List<String> told = new ArrayList<>();
    try (watch) {
      watch.forEach(progress -> told.add(progress.toString()));
    }
    return told;
  }

  private ModelStatus status(String id) {
    return client.registry().get(ModelRef.of("pieces", id)).status();
  }

  @Test
  void aDownloadIsToldOnItsSocketToTheEnd() {
    assertThat(status(CODER)).isEqualTo(ModelStatus.NO_ARTIFACT);

    assertThat(walk(client.download(CODER)))
        .containsExactly("QUEUED", "RUNNING", "RUNNING 0 %", "RUNNING 41.7 %", "COMPLETED");

    assertThat(status(CODER)).isEqualTo(ModelStatus.READY);
    server.server().verify(1, postRequestedFor(urlEqualTo("/model/" + CODER + "/download")));
    server.server().verify(1, getRequestedFor(urlEqualTo(SOCKET)));
  }

  @Test
  void whatIsTypedComesFrameByFrame() {
    server.advanceManually();
    client.models().downloadModel(request -> request.modelId(CODER));
    List<String> told = new ArrayList<>();

    try (FrameStream<ModelDownloadProgress> frames =
        client.models().watchDownload(request -> request.modelId(CODER))) {
      Iterator<ModelDownloadProgress> each = frames.iterator();
      for (int i = 0; i < 5; i++) {
        ModelDownloadProgress frame = each.next();
        told.add(frame.status() + " " + frame.percentage());
        server.advance(CODER);
      }
      assertThat(server.openSockets(CODER)).isEqualTo(1);
    }

    assertThat(told)
        .containsExactly(
            "INITIALIZED null",
            "IN-PROGRESS null",
            "IN-PROGRESS 0",
            "IN-PROGRESS 41.7",
            "COMPLETED null");
  }

  @Test
  void aSocketThatBreaksIsOpenedAnew() {
    server.breakNextSocketAfter(1);
    server.breakNextSocketAfter(1);

    List<String> told = walk(client.download(CODER));

    assertThat(told).endsWith("COMPLETED").startsWith("QUEUED");
    assertThat(told).filteredOn("COMPLETED"::equals).hasSize(1);
    server.server().verify(3, getRequestedFor(urlEqualTo(SOCKET)));
  }

  @Test
  void aSocketThatBreaksUnderOneWhoReadsItIsAFailureOfTheTransport() {
    server.advanceManually();
    try (FrameStream<ModelDownloadProgress> frames =
        client.models().watchDownload(request -> request.modelId(CODER))) {
      Iterator<ModelDownloadProgress> each = frames.iterator();
      assertThat(String.valueOf(each.next().status())).isEqualTo("UNKNOWN");

      server.dropSockets();

      assertThatThrownBy(each::hasNext).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void aFrameThatNobodyUnderstandsLetsTheFlagsSpeak() {
    server.advanceManually();
    List<String> told = new ArrayList<>();

    try (DownloadWatch watch = client.download(CODER)) {
      for (DownloadProgress progress : watch) {
        told.add(progress.toString());
        switch (told.size()) {
          case 1 -> server.sendFrame(CODER, "{\"status\":\"RESET\"}");
          case 2 -> server.sendFrame(CODER, "no JSON");
          case 3 -> server.sendFrame(CODER, "{\"percentage\":12}");
          default -> server.sendFrame(CODER, "{\"status\":\"COMPLETED\"}");
        }
      }
    }

    assertThat(told).containsExactly("QUEUED", "RUNNING", "RUNNING", "RUNNING", "COMPLETED");
    server.server().verify(3, getRequestedFor(urlEqualTo("/model/" + CODER)));
  }

  @Test
  void whoWatchesAStrangerIsToldThatThereIsNone() {
    assertThatThrownBy(() -> walk(client.watchDownload("nowhere")))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("no model with this id");
  }

  @Test
  void aDownloadThatFailsIsTold() {
    server.failNextDownload();

    assertThat(walk(client.download(CODER))).endsWith("FAILED");

    assertThat(status(CODER)).isEqualTo(ModelStatus.NO_ARTIFACT);
  }

  @Test
  void aDownloadIsCancelledOnTheWay() {
    server.advanceManually();
    List<String> rest = new ArrayList<>();
    try (DownloadWatch watch = client.download(CODER)) {
      Iterator<DownloadProgress> walk = watch.iterator();
      server.advance(CODER);
      walk.next();

      Model cancelled = watch.cancel();

      assertThat(PiecesMapping.isTrue(cancelled.downloading())).isFalse();
      walk.forEachRemaining(progress -> rest.add(progress.toString()));
    }
    assertThat(rest).endsWith("CANCELED");
    server.server().verify(1, postRequestedFor(urlEqualTo("/model/" + CODER + "/download/cancel")));
  }

  @Test
  void aServerWithoutTheSocketIsPolled() {
    server.refuseSockets();

    assertThat(walk(client.download(CODER))).contains("RUNNING").endsWith("COMPLETED");

    server.server().verify(1, getRequestedFor(urlEqualTo(SOCKET)));
    server.server().verify(getRequestedFor(urlEqualTo("/model/" + CODER)));
  }

  @Test
  void aStatusThatNobodyKnowsEndsNoDownload() {
    server.advanceManually();
    try (DownloadWatch watch = client.download(CODER)) {
      Iterator<DownloadProgress> walk = watch.iterator();
      walk.next();
      server.sendFrame(CODER, "{\"status\":\"THAWING\",\"percentage\":\"12.5\"}");

      DownloadProgress odd = walk.next();

      assertThat(odd.vendorStatus()).isEqualTo("THAWING");
      assertThat(odd.state().isEnd()).isFalse();
    }
  }

  @Test
  void anIntroducedProgramSendsItsId() {
    SeededTrackedApplication program =
        SeededTrackedApplication.builder()
            .name(ApplicationName.OPEN_SOURCE)
            .version("0.1.0")
            .platform(Platform.LINUX)
            .build();

    walk(client.connect(program).download(CODER));

    server
        .server()
        .verify(
            1,
            getRequestedFor(urlEqualTo(SOCKET))
                .withHeader("X-Application-ID", equalTo(server.token())));
  }
}
