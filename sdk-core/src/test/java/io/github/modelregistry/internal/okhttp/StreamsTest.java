package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Streams.LONG;
import static io.github.modelregistry.internal.okhttp.Streams.taken;
import static io.github.modelregistry.internal.okhttp.Streams.watch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.client.FrameStream;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.sample.Sample;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.testkit.WebSocketCodec;
import io.github.modelregistry.testkit.WebSocketScript;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames over a WebSocket, from the first to the last. */
@Timeout(60)
class StreamsTest {

  private final BlockingQueue<String> clientFrames = new LinkedBlockingQueue<>();
  private ScriptedServer server;

  @BeforeEach
  void start() {
    server = ScriptedServer.start();
  }

  @AfterEach
  void nothingIsLeft() {
    Streams.awaitNoThread();
    server.close();
  }

  @Test
  void eachMessageIsOneValueUntilTheServerCloses() {
    server.enqueue(script().text("1").fragments("{\"a", "\":\"é", "\"}").text("[2]").close(1000));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(taken(frames)).containsExactly("1", "{\"a\":\"é\"}", "[2]");
      assertThat(frames.isEnded()).isTrue();
      assertThat(frames.poll(LONG)).isEmpty();
      assertThat(frames.iterator().hasNext()).isFalse();
      assertThatThrownBy(() -> frames.iterator().next()).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aFrameIsHandedOutWhenItComesAndNotWhenTheNextDoes() {
    CountDownLatch first = new CountDownLatch(1);
    server.enqueue(script().text("1").await(first).text("2").close(1001));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(frames.iterator().next()).hasToString("1");
      first.countDown();
      assertThat(taken(frames)).containsExactly("2");
    }
  }

  @Test
  void pollingGivesUpTheWaitButNotTheStream() {
    CountDownLatch silence = new CountDownLatch(1);
    server.enqueue(script().await(silence).text("1").close(1000));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(frames.poll(Duration.ZERO)).isEmpty();
      assertThat(frames.poll(Duration.ofMillis(20))).isEmpty();
      assertThat(frames.isEnded()).isFalse();
      silence.countDown();
      assertThat(frames.poll(Duration.ofSeconds(Long.MAX_VALUE)))
          .map(Object::toString)
          .hasValue("1");
      assertThat(frames.poll(LONG)).isEmpty();
      assertThat(frames.isEnded()).isTrue();
    }
  }

  @Test
  void noTimeLimitOfCallsEndsAStreamThatIsSilent() {
    CountDownLatch silence = new CountDownLatch(1);
    Duration limit = Duration.ofSeconds(2); // within it the stream opens
    ClientConfig hasty =
        CONFIG.toBuilder().callTimeout(limit).attemptTimeout(limit).readTimeout(limit).build();
    server.enqueue(script().await(silence).text("1").close(1000));

    try (ApiTransport transport = Calls.transport(server, hasty);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(frames.poll(limit.multipliedBy(2))).isEmpty();
      silence.countDown();
      assertThat(taken(frames)).containsExactly("1");
    }
  }

  @Test
  void whoeverTakesAFrameTakesItFromAll() {
    server.enqueue(script().text("1").text("2").text("3").close(1000));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      Iterator<JsonValue> looked = frames.iterator();
      assertThat(looked.hasNext()).isTrue();
      assertThat(frames.poll(LONG)).map(Object::toString).hasValue("1");
      assertThat(frames.iterator().next()).hasToString("2");
      assertThat(looked.next()).hasToString("3");
      assertThat(looked.hasNext()).isFalse();
    }
  }

  @Test
  void manyFramesComeWholeAndInOrderHoweverSlowlyTheyAreTaken() {
    ByteArrayOutputStream flood = new ByteArrayOutputStream();
    String padding = " ".repeat(10_000);
    for (int i = 0; i < 1_500; i++) {
      byte[] frame = (i + padding).getBytes(StandardCharsets.UTF_8);
      flood.writeBytes(WebSocketCodec.frame(WebSocketCodec.TEXT, frame));
    }
    server.enqueue(script().bytes(flood.toByteArray()).close(1000));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      int expected = 0;
      for (JsonValue frame : frames) {
        assertThat(frame).hasToString(Integer.toString(expected++));
      }
      assertThat(expected).isEqualTo(1_500);
    }
  }

  @Test
  void pingsAreAnsweredWhileNobodyTakesFrames() throws Exception {
    server.enqueue(script().ping("are you there").text("1"));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("PONG are you there");
      assertThat(frames.iterator().next()).hasToString("1");
    }
    assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1000");
  }

  @Test
  void aBinaryMessageIsReadAsTextIs() {
    byte[] binary = "{\"é\":1}".getBytes(StandardCharsets.UTF_8);
    server.enqueue(script().bytes(WebSocketCodec.frame(WebSocketCodec.BINARY, binary)).close(1000));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(taken(frames)).containsExactly("{\"é\":1}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":", "", "no json", "1 2"})
  void aFrameThatCannotBeReadIsOneFailureAndTheNextIsRead(String malformed) {
    server.enqueue(script().text("1").text(malformed).text("2").close(1000));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      Iterator<JsonValue> each = frames.iterator();
      assertThat(each.next()).hasToString("1");
      assertThatThrownBy(each::hasNext)
          .isInstanceOfSatisfying(
              DecodingException.class, e -> assertThat(e.operation()).isEqualTo("watchIt"));
      assertThat(taken(frames)).containsExactly("2");
    }
  }

  @Test
  void aFrameBeyondTheLimitEndsTheStreamAndNamesTheLimit() throws Exception {
    ClientConfig config =
        CONFIG.toBuilder().limits(Limits.builder().maxResponseBytes(100).build()).build();
    String longest = "1" + " ".repeat(99);
    server.enqueue(script().text(longest).text(longest + " ").text("3"));

    try (ApiTransport transport = Calls.transport(server, config);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(frames.iterator().next()).hasToString("1");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> frames.poll(LONG))
            .isInstanceOf(DecodingException.class)
            .hasMessageContaining("watchIt")
            .hasMessageContaining("100 bytes")
            .hasMessageContaining("Limits.maxResponseBytes");
        assertThat(frames.isEnded()).as("or who goes on would go on for ever").isTrue();
      }
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1009");
      assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo(WebSocketScript.GONE);
    }
  }

  @Test
  void theDriftListenerHearsOfEachFramesDifferences() {
    List<DriftEvent> drift = new ArrayList<>();
    Operation<Sample> watchSample =
        Operation.<Sample>builder("watchSample", HttpMethod.GET, "/sample")
            .response(ResponseFormat.json(Sample.codec()))
            .stream()
            .build();
    ClientConfig config = CONFIG.toBuilder().driftListener(drift::add).build();
    server.enqueue(script().text("{\"id\":\"a\",\"hue\":1}").text("{\"id\":\"b\"}").close(1000));

    try (ApiTransport transport = Calls.transport(server, config);
        FrameStream<Sample> frames = transport.open(ApiCall.builder(watchSample).build())) {
      assertThat(frames).hasSize(2);
    }
    assertThat(drift)
        .singleElement()
        .satisfies(event -> assertThat(event.operation()).isEqualTo("watchSample"))
        .satisfies(event -> assertThat(event.path()).isEqualTo("$.hue"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001})
  void aServerThatClosesInOrderIsAnsweredAndEndsTheStream(int code) throws Exception {
    server.enqueue(script().text("1").close(code, "that is all"));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(taken(frames)).containsExactly("1");
    }
    assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1000");
  }

  @Test
  void aCloseFrameWithoutACodeIsInOrderToo() {
    byte[] bare = WebSocketCodec.frame(WebSocketCodec.CLOSE, new byte[0]);
    server.enqueue(script().text("1").bytes(bare));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(taken(frames)).containsExactly("1");
    }
  }

  @Test
  void aServerThatClosesComplainingIsAFailureInItsWordsBehindWhatCame() {
    server.enqueue(script().text("1").close(1011, "disk full"));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(frames.iterator().next()).hasToString("1");
      assertThatThrownBy(() -> frames.poll(LONG))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("watchIt")
          .hasMessageContaining("code 1011: disk full");
      assertThat(frames.isEnded()).as("nothing else will come").isTrue();
    }
  }

  @Test
  void aServerThatRepeatsASecretWhenItClosesIsMasked() {
    server.enqueue(script().close(4001, "no such key: hunter2-hunter2"));
    Credentials key = Credentials.bearer(Secret.of("hunter2-hunter2"));

    try (ApiTransport transport = Calls.transport(server.uri(), CONFIG, key);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThatThrownBy(() -> frames.poll(LONG))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("code 4001: no such key: ***")
          .hasMessageNotContaining("hunter2");
    }
  }

  @Test
  void aConnectionThatBreaksIsAFailureBehindWhatCame() {
    CountDownLatch taken = new CountDownLatch(1);
    server.enqueue(script().text("1").await(taken).drop());

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThat(frames.iterator().next()).hasToString("1");
      taken.countDown();
      assertThatThrownBy(() -> frames.iterator().hasNext())
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("the connection to " + server.uri() + " was lost");
    }
    assertThat(server.requests()).as("it is not opened anew").hasSize(1);
  }

  @Test
  void aServerThatHangsUpInsideAFrameOrOutsideIsAFailure() {
    byte[] half = {(byte) 0x81, 10, '1'};
    server.enqueue(
        script().text("1").shutdownOutput(), script().text("1").bytes(half).shutdownOutput());

    try (ApiTransport transport = Calls.transport(server)) {
      for (int i = 0; i < 2; i++) {
        try (FrameStream<JsonValue> frames = transport.open(watch())) {
          assertThat(frames.iterator().next()).hasToString("1");
          assertThatThrownBy(() -> frames.poll(LONG))
              .isInstanceOf(TransportException.class)
              .hasMessageContaining("disconnected without closing the WebSocket");
        }
      }
    }
  }

  @Test
  void aServerThatBreaksTheRulesIsToldSo() throws Exception {
    byte[] masked = {(byte) 0x81, (byte) 0x81, 0, 0, 0, 0, '1'};
    server.enqueue(script().bytes(masked));

    try (ApiTransport transport = Calls.transport(server);
        FrameStream<JsonValue> frames = transport.open(watch())) {
      assertThatThrownBy(() -> frames.poll(LONG))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("a frame is masked");
    }
    assertThat(clientFrames.poll(20, TimeUnit.SECONDS)).isEqualTo("CLOSE 1002");
  }

  private WebSocketScript script() {
    return ScriptedResponse.webSocket().onFrame(clientFrames::add);
  }
}
