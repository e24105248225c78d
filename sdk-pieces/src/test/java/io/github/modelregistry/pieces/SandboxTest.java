package io.github.modelregistry.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Model;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.PiecesSandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SandboxVendor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client and the driver against a server that has a state, and reports it on a socket. */
class SandboxTest {

  @RegisterExtension
  static final SandboxExtension SANDBOX =
      SandboxExtension.of(ModelRegistrySandbox.builder().select(SandboxVendor.PIECES));

  private PiecesSandbox server = null;
  private PiecesClient client = null;
  private String coder = "";

  @BeforeEach
  void connect(PiecesSandbox sandbox) {
    server = sandbox;
    client = PiecesClient.builder().url(sandbox.baseUrl()).config(FakePieces.config()).build();
    coder = client.registry().findByName("team-coder:7b").get(0).id();
    server.server().resetRequests();
  }

  @AfterEach
  void disconnect() {
    client.close();
  }

  @Test
  void aDownloadIsWatchedFromItsStartToItsEnd() {
    List<DownloadProgress> told = new ArrayList<>();
    try (DownloadWatch watch = client.download(coder)) {
      watch.forEach(told::add);
    }

    assertThat(told)
        .extracting(DownloadProgress::state)
        .contains(DownloadState.RUNNING)
        .endsWith(DownloadState.COMPLETED);
    assertThat(told)
        .filteredOn(each -> each.state() == DownloadState.RUNNING)
        .extracting(DownloadProgress::percentage)
        .isNotEmpty();
    assertThat(client.registry().get(ref(coder)).status()).isEqualTo(ModelStatus.READY);
    assertThat(paths())
        .startsWith("POST /model/" + coder + "/download")
        .contains("GET /model/" + coder + "/download/progress");
  }

  @Test
  void aDownloadThatFailsIsTold() {
    server.failNextDownload();

    assertThat(walked(client.download(coder))).endsWith(DownloadState.FAILED);
    assertThat(client.registry().get(ref(coder)).status()).isEqualTo(ModelStatus.NO_ARTIFACT);
  }

  @Test
  void aDownloadIsCancelledOnTheWay() {
    server.advanceManually();
    try (DownloadWatch watch = client.download(coder)) {
      Iterator<DownloadProgress> walk = watch.iterator();
      server.advance(coder);
      walk.next();

      Model cancelled = watch.cancel();

      assertThat(PiecesMapping.isTrue(cancelled.downloading())).isFalse();
      List<DownloadState> rest = new ArrayList<>();
      walk.forEachRemaining(progress -> rest.add(progress.state()));
      assertThat(rest).endsWith(DownloadState.CANCELED);
    }
    assertThat(paths()).containsOnlyOnce("POST /model/" + coder + "/download/cancel");
  }

  @Test
  void aServerWithoutTheSocketIsPolled() {
    server.refuseSockets();

    assertThat(walked(client.download(coder)))
        .contains(DownloadState.RUNNING)
        .endsWith(DownloadState.COMPLETED);
    assertThat(paths())
        .containsOnlyOnce("GET /model/" + coder + "/download/progress")
        .endsWith("GET /model/" + coder);
  }

  @Test
  void wordsThatNobodyKnowsStopNoWalk() {
    server.advanceManually();
    try (DownloadWatch watch = client.download(coder)) {
      Iterator<DownloadProgress> walk = watch.iterator();
      walk.next();
      server.sendFrame(coder, "{\"status\":\"THAWING\",\"percentage\":\"12.5\"}");

      DownloadProgress odd = walk.next();

      assertThat(odd.vendorStatus()).isEqualTo("THAWING");
      assertThat(odd.state().isEnd()).isFalse();
    }
  }

  @Test
  void status410IsNotFound() {
    NotFoundException error =
        catchThrowableOfType(
            NotFoundException.class, () -> client.registry().get(ref("no-such-model")));

    assertThat(error.status()).isEqualTo(410);
  }

  @Test
  void aServerThatNobodyIsSignedInToSaysHowToMendIt() {
    server.signOut();

    assertThatThrownBy(() -> client.registry().models().stream().toList())
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("Sign in to Pieces");
    assertThat(client.registry().checkHealth().endpoint()).hasPath("/.well-known/health");
  }

  @Test
  void anIntroducedProgramIsKnown() {
    PiecesClient connected =
        client.connect(
            SeededTrackedApplication.builder()
                .name(ApplicationName.OPEN_SOURCE)
                .version("1.0.0")
                .platform(Platform.LINUX)
                .build());

    connected.models().listModels();

    assertThat(newestFirst().get(0).getRequest().getHeader("X-Application-ID"))
        .isEqualTo(server.token());
  }

  @Test
  void aRouteThatIsUnknownIsNoModelThatIsUnknown() {
    server.failNext(1, 404);

    ApiException error =
        catchThrowableOfType(ApiException.class, () -> client.registry().get(ref(coder)));

    assertThat(error).isExactlyInstanceOf(ApiException.class).hasMessageContaining("release");
  }

  private static List<DownloadState> walked(DownloadWatch watch) {
    List<DownloadState> states = new ArrayList<>();
    try (watch) {
      watch.forEach(progress -> states.add(progress.state()));
    }
    return states;
  }

  private static ModelRef ref(String id) {
    return ModelRef.of("pieces", id);
  }

  private List<ServeEvent> newestFirst() {
    return Objects.requireNonNull(server).server().getAllServeEvents();
  }

  /** Returns what reached the server, the oldest first. */
  private List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (ServeEvent event : newestFirst()) {
      paths.add(0, event.getRequest().getMethod() + " " + event.getRequest().getUrl());
    }
    return paths;
  }
}
