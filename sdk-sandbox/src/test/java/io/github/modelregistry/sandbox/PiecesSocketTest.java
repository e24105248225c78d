package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SandboxExtension.class)
class PiecesSocketTest {

  private static final String LLAMA = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  private static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";
  private static final String PROGRESS = "/model/" + LLAMA + "/download/progress";
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  private static final String AT_REST = "{\"status\":\"UNKNOWN\"}";
  private static final List<String> FRAMES =
      Caller.fixture(
              "sdk-pieces/src/test/resources/seed/"
                  + "model-specific-model-download-progress.frames.jsonl")
          .lines()
          .toList();

  private PiecesSandbox pieces;

  @BeforeEach
  void connect(PiecesSandbox sandbox) {
    pieces = sandbox;
    pieces.patchModel(LLAMA, "{\"downloaded\":false,\"loaded\":false}");
  }

  private int post(String call) {
    return Caller.exchange(
            HttpRequest.newBuilder(pieces.baseUrl().resolve("/model/" + LLAMA + "/" + call))
                .POST(BodyPublishers.noBody())
                .build())
        .status();
  }

  private boolean downloaded() {
    return Caller.of(pieces).get("/models").json().at("iterable", 1, "downloaded").asBoolean();
  }

  /** Waits for the server to notice what a client has done to its socket. */
  private void awaitWatchers(int count) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (pieces.openSockets(LLAMA) != count && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(pieces.openSockets(LLAMA)).isEqualTo(count);
  }

  @Test
  void theDocumentedFramesComeToWhoWatchesAfterTheStart() {
    post("download");

    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next(5)).isEqualTo(FRAMES);
    }
    assertThat(downloaded()).isTrue();
    pieces.server().verify(1, getRequestedFor(urlEqualTo(PROGRESS)));
  }

  @Test
  void whoWatchesBeforeTheStartIsToldFirstThatNothingIsUnderWay() {
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next()).isEqualTo(AT_REST);

      assertThat(post("download")).isEqualTo(200);

      assertThat(client.next(5)).isEqualTo(FRAMES);
      assertThat(pieces.openSockets(LLAMA)).as("stays open behind the end").isEqualTo(1);
    }
  }

  @Test
  void byHandAFrameComesForEachStepToAllThatWatchThisModel() {
    pieces.advanceManually();
    try (SocketClient one = new SocketClient(pieces, LLAMA);
        SocketClient other = new SocketClient(pieces, LLAMA);
        SocketClient stranger = new SocketClient(pieces, CODER)) {
      for (SocketClient client : List.of(one, other, stranger)) {
        assertThat(client.next()).isEqualTo(AT_REST);
      }
      post("download");
      for (String frame : FRAMES) {
        assertThat(one.next()).isEqualTo(frame);
        assertThat(other.next()).isEqualTo(frame);
        pieces.advance(LLAMA);
      }
      pieces.sendFrame(CODER, "for the stranger");

      assertThat(stranger.next()).isEqualTo("for the stranger");
    }
  }

  @Test
  void aDownloadThatIsCancelledSaysSo() {
    pieces.advanceManually();
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();
      post("download");
      pieces.advance(LLAMA);
      client.next(2);

      post("download/cancel");

      assertThat(client.next()).isEqualTo("{\"status\":\"CANCELED\"}");
      assertThat(downloaded()).isFalse();
    }
  }

  @Test
  void aDownloadThatFailsSaysSo() {
    pieces.failNextDownload();
    post("download");
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next(5).get(4)).isEqualTo("{\"status\":\"FAILED\"}");
    }
    assertThat(downloaded()).isFalse();
  }

  @Test
  void aSocketThatBreaksHoldsTheDownloadUpUntilTheNextOne() {
    pieces.breakNextSocketAfter(2);
    pieces.breakNextSocketAfter(0);
    post("download");

    try (SocketClient first = new SocketClient(pieces, LLAMA)) {
      assertThat(first.next(2)).isEqualTo(FRAMES.subList(0, 2));
      assertThat(first.next()).isEqualTo("broken");
    }
    try (SocketClient second = new SocketClient(pieces, LLAMA)) {
      assertThat(second.next()).isEqualTo("broken");
    }
    assertThat(downloaded()).isFalse();
    try (SocketClient third = new SocketClient(pieces, LLAMA)) {
      assertThat(third.next(4)).isEqualTo(FRAMES.subList(1, 5));
    }
    assertThat(downloaded()).isTrue();
  }

  @Test
  void socketsCanBeDroppedAllAtOnce() {
    try (SocketClient one = new SocketClient(pieces, LLAMA);
        SocketClient other = new SocketClient(pieces, CODER)) {
      one.next();
      other.next();

      pieces.dropSockets();

      assertThat(one.next()).isEqualTo("broken");
      assertThat(other.next()).isEqualTo("broken");
      assertThat(pieces.openSockets(LLAMA)).isZero();
    }
  }

  @Test
  void anyTextCanBeSentHoweverLong() {
    String longText = "x".repeat(200);
    String longerText = "ü".repeat(50_000);
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();

      pieces.sendFrame(LLAMA, longText);
      pieces.sendFrame(LLAMA, longerText);
      pieces.sendFrame(LLAMA, "{\"status\":\"RESET\"}");

      assertThat(client.next(3)).containsExactly(longText, longerText, "{\"status\":\"RESET\"}");
    }
  }

  @Test
  void aCloseFrameOfTheClientIsAnsweredAndItsSocketRemoved() {
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();

      client.socket().close(1000, "enough");

      assertThat(client.next(2)).containsExactly("closing 1000", "closed 1000");
      awaitWatchers(0);
    }
  }

  @Test
  void aClientThatGoesWithoutAWordIsForgotten() {
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();
      client.socket().cancel();
      awaitWatchers(0);
    }
  }

  @Test
  void whatAClientSaysIsOverheard() {
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();
      client.socket().send("hello");
      client.socket().send(ByteString.of(new byte[60_000]));
      client.socket().close(1000, null);

      assertThat(client.next()).isEqualTo("closing 1000");
    }
  }

  @Test
  void aClientThatSaysTooMuchIsSentAway() {
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();
      client.socket().send(ByteString.of(new byte[70_000]));

      assertThat(client.next()).isIn("closing 1009", "broken");
      awaitWatchers(0);
    }
  }

  @Test
  void aRequestForASocketIsOneLikeAnyOther() {
    pieces.server().stubFor(get(urlEqualTo(PROGRESS)).willReturn(aResponse().withStatus(404)));
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next()).isEqualTo("refused 404");
    }
    pieces.server().resetMappings();
    pieces.server().resetAll();
    pieces.failNext(1, 503);
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next()).isEqualTo("refused 503");
    }
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next()).isEqualTo(AT_REST);
    }
    pieces.server().verify(2, getRequestedFor(urlEqualTo(PROGRESS)));
  }

  @Test
  void aSocketIsRefusedToTheSignedOutForStrangersAndWhenAsked() {
    try (SocketClient client = new SocketClient(pieces, "nowhere")) {
      assertThat(client.next()).isEqualTo("refused 500");
    }
    pieces.refuseSockets();
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next()).isEqualTo("refused 404");
    }
    pieces.signOut();
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      assertThat(client.next()).isEqualTo("refused 401");
    }
  }

  @Test
  void moreThanSixtyFourSocketsAreTooMany() {
    List<SocketClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 64; i++) {
        clients.add(new SocketClient(pieces, LLAMA));
        assertThat(clients.get(i).next()).isEqualTo(AT_REST);
      }
      try (SocketClient oneMore = new SocketClient(pieces, LLAMA)) {
        assertThat(oneMore.next()).isEqualTo("refused 503");
      }
    } finally {
      clients.forEach(SocketClient::close);
    }
  }

  @Test
  void aClientThatDoesNotReadLosesItsSocket() throws IOException {
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), pieces.baseUrl().getPort())) {
      silent.getOutputStream().write(request("Connection: Upgrade", KEY, "13"));
      awaitWatchers(1);
      String frame = "x".repeat(10_000);

      for (int i = 0; i < 10_000 && pieces.openSockets(LLAMA) > 0; i++) {
        pieces.sendFrame(LLAMA, frame);
      }

      awaitWatchers(0);
    }
  }

  @Test
  void resetSendsACloseFrame() {
    try (SocketClient client = new SocketClient(pieces, LLAMA)) {
      client.next();

      pieces.reset();

      assertThat(client.next()).isEqualTo("closing 1001");
    }
  }

  @Test
  void socketsTakeNoThreadsOfTheirOwnAndEndWithTheSandbox() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    ModelRegistrySandbox other =
        ModelRegistrySandbox.builder().select(SandboxVendor.PIECES).start();
    int port = other.pieces().server().port();
    List<SocketClient> clients = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        clients.add(new SocketClient(other.pieces(), CODER));
        assertThat(clients.get(i).next()).isEqualTo(AT_REST);
      }
      assertThat(threadsSince(before)).hasSizeBetween(2, 8).allMatch(Thread::isDaemon);

      other.close();

      assertThat(clients).allSatisfy(client -> assertThat(client.next()).isEqualTo("closing 1001"));
      new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      assertThat(threadsSince(before))
          .allSatisfy(
              thread -> {
                thread.join(20_000);
                assertThat(thread.isAlive()).isFalse();
              });
    } finally {
      clients.forEach(SocketClient::close);
    }
  }

  private static List<Thread> threadsSince(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && thread.getName().startsWith("sandbox-"))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Connection: close | dGhlIHNhbXBsZSBub25jZQ== | 13 | Bad Request",
        "Connection: Upgrade | too short | 13 | header.Sec-WebSocket-Key must be 16 bytes",
        "Connection: Upgrade | dGhlIHNhbXBsZSBub25jZQ== | 8 | header.Sec-WebSocket-Version",
      })
  void aHandshakeThatIsNoneIsRefusedInWords(
      String connection, String key, String version, String words) throws IOException {
    assertThat(handshake(connection, key, version)).startsWith("HTTP/1.1 400").contains(words);
  }

  @Test
  void theAnswerIsTheExampleOfTheRfc() throws IOException {
    assertThat(handshake("Connection: keep-alive, Upgrade", KEY, "13"))
        .startsWith("HTTP/1.1 101")
        .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        .contains("Upgrade: websocket", "Connection: Upgrade", AT_REST);
  }

  /** Sends the bytes of a handshake and a close frame, and reads to the end. */
  private String handshake(String connection, String key, String version) throws IOException {
    byte[] closeFrame = {(byte) 0x88, (byte) 0x80, 1, 2, 3, 4};
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pieces.baseUrl().getPort())) {
      socket.setSoTimeout(20_000);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(request(connection, key, version));
      bytes.writeBytes(closeFrame);
      socket.getOutputStream().write(bytes.toByteArray());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] request(String connection, String key, String version) {
    return String.join(
            "\r\n",
            "GET " + PROGRESS + " HTTP/1.1",
            "Host: 127.0.0.1",
            "Upgrade: websocket",
            connection,
            "Sec-WebSocket-Key: " + key,
            "Sec-WebSocket-Version: " + version,
            "",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
