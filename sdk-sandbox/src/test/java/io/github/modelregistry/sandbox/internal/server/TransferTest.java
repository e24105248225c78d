package io.github.modelregistry.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of any size on the wire, in both directions. */
class TransferTest {

  private static final int MIB = 1 << 20;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private VendorServer server;

  @BeforeEach
  void start() {
    server = new FileSimulator(Clock.systemUTC(), StorageStyle.S3).start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder to(String name) {
    return HttpRequest.newBuilder(server.origin().resolve("/files/" + name));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 'x');
    bytes[0] = 'a';
    bytes[size - 1] = 'z';
    return bytes;
  }

  private static BodyPublisher chunked(byte[] bytes) {
    return BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes));
  }

  private ServeEvent lastEvent() {
    return server.wireMock().getAllServeEvents().get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, MIB, MIB + 1, 5 * MIB})
  void whatIsPutIsReturned(int size) throws Exception {
    byte[] bytes = bytes(size);
    for (BodyPublisher body : List.of(BodyPublishers.ofByteArray(bytes), chunked(bytes))) {
      HttpResponse<byte[]> put =
          send(to("one").header("Content-Type", "application/octet-stream").PUT(body));
      HttpResponse<byte[]> got = send(to("one"));

      assertThat(text(put)).isEqualTo(size + " " + Blob.of(bytes).sha256());
      assertThat(got.body()).isEqualTo(bytes);
      assertThat(got.headers().firstValue("Content-Length")).hasValue(Integer.toString(size));
      assertThat(got.headers().firstValue("ETag")).hasValue("\"e\"");
      assertThat(got.headers().firstValue("Accept-Ranges")).hasValue("bytes");
      assertThat(got.headers().firstValue("Last-Modified"))
          .hasValue("Thu, 01 Jan 1970 00:00:00 GMT");
    }
  }

  @Test
  void aRangeOfALargeFileIsReturned() throws Exception {
    send(to("large").PUT(BodyPublishers.ofByteArray(bytes(3 * MIB))));

    HttpResponse<byte[]> part = send(to("large").header("Range", "bytes=3145727-"));
    HttpResponse<byte[]> none = send(to("large").header("Range", "bytes=3145728-"));

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(text(part)).isEqualTo("z");
    assertThat(part.headers().firstValue("Content-Range"))
        .hasValue("bytes 3145727-3145727/3145728");
    assertThat(none.statusCode()).isEqualTo(416);
    assertThat(none.headers().firstValue("Content-Range")).hasValue("bytes */3145728");
  }

  @Test
  void filesAreNotCompressed() throws Exception {
    send(to("large").PUT(BodyPublishers.ofByteArray(bytes(2 * MIB))));

    HttpResponse<byte[]> got = send(to("large").header("Accept-Encoding", "gzip"));

    assertThat(got.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(got.headers().firstValue("Content-Length")).hasValue("2097152");
    assertThat(got.body()).hasSize(2 * MIB);
  }

  @Test
  void theJournalHasSmallBodiesAndTheBeginningOfResponses() throws Exception {
    send(to("small").PUT(chunked(bytes(10))));
    assertThat(lastEvent().getRequest().getBody()).isEqualTo(bytes(10));

    send(to("large").PUT(BodyPublishers.ofByteArray(bytes(2 * MIB))));
    assertThat(lastEvent().getRequest().getBody()).isEmpty();
    assertThat(lastEvent().getRequest().getUrl()).isEqualTo("/files/large");

    send(to("large"));
    assertThat(lastEvent().getResponse().getBody()).hasSize(16_384).startsWith('a', 'x');
  }

  @Test
  void largeJsonIsHandledAndNotKeptInTheJournal() throws Exception {
    byte[] json = bytes(2 * MIB);
    send(
        to("json")
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofByteArray(json)));

    assertThat(lastEvent().getRequest().getBody()).isEmpty();
    assertThat(send(to("json")).body()).isEqualTo(json);
  }

  /** Two uploads and two downloads are under way while other calls are made. */
  @Test
  void slowBodiesDoNotDelayOtherCalls() throws Exception {
    byte[] bytes = bytes(8 * MIB);
    send(to("large").PUT(BodyPublishers.ofByteArray(bytes)));
    try (Socket up1 = upload("up1", bytes);
        Socket up2 = upload("up2", bytes);
        Socket down1 = download();
        Socket down2 = download()) {
      assertThat(down1.getInputStream().read()).isEqualTo('H');
      assertThat(down2.getInputStream().read()).isEqualTo('H');
      assertThat(send(to("up1")).statusCode()).isEqualTo(404);
      assertThat(send(to("small").PUT(BodyPublishers.ofString("s"))).statusCode()).isEqualTo(200);

      assertThat(finish(up2, bytes)).startsWith("HTTP/1.1 200");
      assertThat(finish(up1, bytes)).startsWith("HTTP/1.1 200");
      assertThat(down1.getInputStream().readAllBytes()).hasSizeGreaterThan(bytes.length);
      assertThat(down2.getInputStream().readAllBytes()).hasSizeGreaterThan(bytes.length);
      assertThat(send(to("up2")).body()).isEqualTo(bytes);
    }
  }

  private Socket connect(String head) throws Exception {
    URI origin = server.origin();
    Socket socket = new Socket(origin.getHost(), origin.getPort());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private Socket download() throws Exception {
    return connect("GET /files/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  private Socket upload(String name, byte[] bytes) throws Exception {
    Socket socket =
        connect(
            "PUT /files/"
                + name
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                + bytes.length
                + "\r\n\r\n");
    socket.getOutputStream().write(bytes, 0, bytes.length / 2);
    return socket;
  }

  private static String finish(Socket socket, byte[] bytes) throws Exception {
    OutputStream out = socket.getOutputStream();
    out.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    InputStream in = socket.getInputStream();
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }
}
