package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Streams.LONG;
import static io.github.modelregistry.internal.okhttp.Streams.waitingIn;
import static io.github.modelregistry.internal.okhttp.Streams.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.WebSocketScript;
import io.github.modelregistry.transport.OkHttpTransports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How streams are ended from this side, and what is left then: nothing. */
@Timeout(60)
class StreamsClosingTest {

  private final BlockingQueue<String> clientFrames = new LinkedBlockingQueue<>();
  private ScriptedServer server;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
    server.otherwise(script().text("1"));
  }

  @AfterEach
  void nothingIsLeft() {
    Streams.awaitNoThread();
    server.close();
  }

  @Test
  void closingSendsACloseFrameAndClosesTheConnection() throws Exception {
    try (ApiTransport transport = Calls.transport(server)) {
      FrameStream<JsonValue> frames = transport.open(watch());
      assertThat(frames.iterator().next()).hasToString("1");
      frames.close();
      frames.close();

      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1000");
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo(WebSocketScript.GONE);
      assertThat(frames.isEnded()).isTrue();
      assertThat(frames.iterator().hasNext()).isFalse();
      assertThat(frames.poll(LONG)).isEmpty();
    }
  }

  @Test
  void whatWasNotTakenIsDropped() {
    CountDownLatch sent = new CountDownLatch(1);
    server.enqueue(script().text("1").text("2").text("3").close(1000).open(sent));

    try (ApiTransport transport = Calls.transport(server)) {
      FrameStream<JsonValue> frames = transport.open(watch());
      assertThat(frames.iterator().next()).hasToString("1");
      frames.close();
      assertThat(frames).isEmpty();
    }
  }

  @Test
  void aThreadThatWaitsForAFrameFindsAClosedStreamAtItsEnd() throws Exception {
    try (ApiTransport transport = Calls.transport(server)) {
      FrameStream<JsonValue> frames = transport.open(watch());
      frames.iterator().next();
      CompletableFuture<Boolean> waiting = waitingIn(() -> frames.iterator().hasNext());
      frames.close();
      assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();

      FrameStream<JsonValue> polled = transport.open(watch());
      polled.iterator().next();
      CompletableFuture<Optional<JsonValue>> polling = waitingIn(() -> polled.poll(LONG));
      polled.close();
      assertThat(polling.get(20, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void anInterruptEndsTheWaitAndLeavesTheStreamOpen() {
    CountDownLatch interrupted = new CountDownLatch(1);
    server.enqueue(script().await(interrupted).text("1"));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> frames.iterator().hasNext())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("watchIt")
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).as("the flag stays set").isTrue();
      interrupted.countDown();
      assertThat(frames.iterator().next()).hasToString("1");
    }
  }

  @Test
  void closingTheClientEndsItsStreamsAndSaysWhy() throws Exception {
    ApiTransport transport = Calls.transport(server);
    ApiTransport view = transport.withOptions(CallOptions.none());
    FrameStream<JsonValue> frames = view.open(watch());
    frames.iterator().next();
    CompletableFuture<Boolean> waiting = waitingIn(() -> frames.iterator().hasNext());

    view.close();
    assertThat(waiting).as("a view closes nothing").isNotDone();
    transport.close();

    assertThat(waiting)
        .failsWithin(LONG)
        .withThrowableThat()
        .havingRootCause()
        .isInstanceOf(TransportException.class)
        .withMessageContaining("the client was closed");
    assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1001");
    assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo(WebSocketScript.GONE);
    assertThatThrownBy(() -> transport.open(watch())).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.open(watch())).isInstanceOf(IllegalStateException.class);
    frames.close();
  }

  @Test
  void eachOpenStreamHasOneDaemonThreadAndNoneIsLeft() {
    try (ApiTransport transport = Calls.transport(server)) {
      List<FrameStream<JsonValue>> open = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        open.add(transport.open(watch()));
      }
      assertThat(Streams.threads()).hasSize(5).allMatch(Thread::isDaemon);
      assertThat(Streams.threads())
          .extracting(Thread::getName)
          .containsOnly("model-registry-stream-watchIt");
      open.forEach(FrameStream::close);
      Streams.awaitNoThread();
      assertThat(Streams.threads()).isEmpty();
    }
  }

  @Test
  void noConnectionIsHeldAfterAnyEnd() {
    OkHttpClient users = new OkHttpClient();
    List<WebSocketScript> ends =
        List.of(
            script().close(1000),
            script().close(1011),
            script().drop(),
            script().shutdownOutput(),
            script().bytes(new byte[] {0x7F, 0, 0}),
            script().text("[".repeat(1_000)));
    try (ApiTransport transport =
        OkHttpTransports.using(users)
            .create(TransportSpec.builder("acme", server.uri()).config(Calls.CONFIG).build())) {
      for (WebSocketScript end : ends) {
        server.enqueue(end);
        try (FrameStream<JsonValue> frames = transport.open(watch())) {
          assertThat(catchThrowable(() -> frames.poll(LONG)))
              .satisfiesAnyOf(
                  none -> assertThat(none).isNull(),
                  failure -> assertThat(failure).isInstanceOf(RegistryException.class));
        }
        Streams.awaitNoThread();
        assertThat(users.connectionPool().connectionCount()).isZero();
      }
    } finally {
      users.connectionPool().evictAll();
    }
    assertThat(server.requests()).hasSize(ends.size());
  }

  private WebSocketScript script() {
    return ScriptedResponse.webSocket().onFrame(clientFrames::add);
  }
}
