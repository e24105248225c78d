package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves with bare sockets that the server does what other tests believe it does. */
class ScriptedServerTest {

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void recordsHeadPathAndBodyAsTheyArrive() throws IOException {
    server.enqueue(ScriptedResponse.json("{}"));
    exchange("POST /a%2Fb?x=%20 HTTP/1.1\r\nHost: h\r\nX-Odd:  1\r\nContent-Length: 3\r\n\r\nabc");

    ReceivedRequest request = server.requests().get(0);
    assertThat(request.head())
        .isEqualTo("POST /a%2Fb?x=%20 HTTP/1.1\r\nHost: h\r\nX-Odd:  1\r\nContent-Length: 3");
    assertThat(request.rawPath()).isEqualTo("/a%2Fb");
    assertThat(request.rawTarget()).isEqualTo("/a%2Fb?x=%20");
    assertThat(request.header("x-odd")).isEqualTo("1");
    assertThat(request.header("absent")).isNull();
    assertThat(request.bodyText()).isEqualTo("abc");
  }

  @Test
  void putsAChunkedBodyTogether() throws IOException {
    server.enqueue(ScriptedResponse.status(204));
    exchange(
        "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\n\r\n");

    assertThat(server.requests().get(0).bodyText()).isEqualTo("abc");
  }

  @Test
  void answersWithStatusHeadersAndLength() throws IOException {
    server.enqueue(ScriptedResponse.status(503).header("Retry-After", "0").body("no").thenClose());

    assertThat(exchange("GET / HTTP/1.1\r\n\r\n"))
        .isEqualTo("HTTP/1.1 503 Scripted\r\nRetry-After: 0\r\nContent-Length: 2\r\n\r\nno");
  }

  @Test
  void answersInChunks() throws IOException {
    server.enqueue(ScriptedResponse.status(200).body("abc").chunked().thenClose());

    assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).endsWith("\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
  }

  @Test
  void breaksOffInTheMiddleOfThePromisedBody() throws IOException {
    server.enqueue(ScriptedResponse.status(200).body("abcdef").truncatedAfter(2));

    assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).endsWith("Content-Length: 6\r\n\r\nab");
  }

  @Test
  void servesManyRequestsOnOneConnection() throws IOException {
    server.otherwise(ScriptedResponse.status(204));
    exchange("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n");
    server.awaitRequests(2);

    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.requests()).extracting(ReceivedRequest::rawPath).containsExactly("/1", "/2");
    assertThat(server.requests()).extracting(ReceivedRequest::connection).containsOnly(1);
  }

  @Test
  void resetsBeforeTheBodyIsRead() throws IOException {
    server.enqueue(ScriptedResponse.resetBeforeBody());

    assertThatThrownBy(() -> exchange("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"))
        .isInstanceOf(SocketException.class);
    assertThat(server.requests().get(0).body()).isEmpty();
  }

  @Test
  void resetsAfterTheBodyIsRead() {
    server.enqueue(ScriptedResponse.resetAfterBody());

    assertThatThrownBy(() -> exchange("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"))
        .isInstanceOf(SocketException.class);
    assertThat(server.requests().get(0).bodyText()).isEqualTo("abc");
  }

  @Test
  void closesWithoutAWord() throws IOException {
    server.enqueue(ScriptedResponse.closeWithoutAnswer());

    assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).isEmpty();
  }

  @Test
  void staysSilentUntilTheLatchOpens() throws IOException {
    CountDownLatch latch = new CountDownLatch(1);
    server.enqueue(ScriptedResponse.silentUntil(latch, ScriptedResponse.status(204).thenClose()));
    try (Socket client = connect("GET / HTTP/1.1\r\n\r\n")) {
      server.awaitRequests(1);
      assertThat(client.getInputStream().available()).isZero();
      latch.countDown();
      assertThat(read(client)).startsWith("HTTP/1.1 204");
    }
  }

  private String exchange(String request) throws IOException {
    try (Socket client = connect(request)) {
      client.shutdownOutput();
      return read(client);
    }
  }

  private Socket connect(String request) throws IOException {
    Socket client =
        new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.uri().getPort());
    client.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return client;
  }

  private static String read(Socket client) throws IOException {
    try (InputStream in = client.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
