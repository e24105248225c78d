package io.github.modelregistry.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.server.TransferFaults.Transfer;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Transfers that a test cuts or slows down. */
class DisturbedTransferTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final StorageTestServer server = new StorageTestServer(StorageStyle.S3);
  private final SignedStorage storage = server.storage;
  private final TransferFaults faults = server.faults();

  @AfterEach
  void stop() {
    server.close();
  }

  private String object(String content) {
    storage.put("k", Blob.of(content), "text/plain");
    return storage.getUrl("k", HOUR);
  }

  /** Sends a request and returns all that comes back until the connection ends. */
  private String exchange(String head, String body) throws Exception {
    URI origin = server.server.origin();
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
      socket
          .getOutputStream()
          .write((head + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
      socket.getInputStream().transferTo(received);
    } catch (SocketException e) {
      // A connection that is closed with unread bytes is reset.
    }
    return received.toString(StandardCharsets.US_ASCII);
  }

  private String rawGet(String url) throws Exception {
    String target = url.substring(server.server.origin().toString().length());
    return exchange("GET " + target + " HTTP/1.1\r\nHost: localhost", "");
  }

  private String rawPut(String url, String body) throws Exception {
    String target = url.substring(server.server.origin().toString().length());
    return exchange(
        "PUT "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
            + body.length(),
        body);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 9, 40_000, 1_500_000})
  void aDownloadEndsAfterTheBytesOfTheTest(int bytes) throws Exception {
    String content = "0123456789".repeat(bytes < 10 ? 1 : 200_000);
    String url = object(content);
    faults.cut(Transfer.DOWNLOAD, 1, bytes);

    String cut = rawGet(url);

    assertThat(cut).startsWith("HTTP/1.1 200").contains("Content-Length: " + content.length());
    assertThat(cut.substring(cut.indexOf("\r\n\r\n") + 4)).isEqualTo(content.substring(0, bytes));
    assertThat(server.get(url).body()).isEqualTo(content);
  }

  @Test
  void cutsQueueUpAndWaitForALongEnoughBody() throws Exception {
    String url = object("0123456789");
    faults.cut(Transfer.DOWNLOAD, 1, 5);
    faults.cut(Transfer.DOWNLOAD, 1, 10);

    assertThat(server.get(url, "Range", "bytes=5-").body()).isEqualTo("56789");
    assertThatThrownBy(() -> server.get(url)).isInstanceOf(IOException.class);
    assertThat(server.get(url).body()).isEqualTo("0123456789");
  }

  @Test
  void onlyFilesAreCut() throws Exception {
    String missing = storage.getUrl("missing", HOUR);
    faults.cut(Transfer.DOWNLOAD, 1, 1);

    assertThat(server.get(missing).body()).contains("NoSuchKey");
    assertThatThrownBy(() -> server.get(object("0123456789"))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "4, 10", "1000000, 3000000"})
  void anUploadEndsWithoutResponseAfterTheBytesOfTheTest(int bytes, int size) throws Exception {
    String url = storage.putUrl("k", HOUR);
    faults.cut(Transfer.UPLOAD, 1, bytes);

    assertThat(rawPut(url, "x".repeat(size))).isEmpty();
    assertThat(storage.get("k")).isNull();
    assertThat(rawPut(url, "x".repeat(size))).startsWith("HTTP/1.1 200");
    assertThat(storage.get("k").content().size()).isEqualTo(size);
    assertThat(server.server.wireMock().getAllServeEvents())
        .extracting(event -> event.getRequest())
        .extracting(LoggedRequest::getUrl)
        .containsExactly(target(url), target(url));
  }

  private String target(String url) {
    return url.substring(server.server.origin().toString().length());
  }

  @Test
  void aFormIsAnUploadAndJsonIsNone() throws Exception {
    faults.cut(Transfer.UPLOAD, 1, 5);
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1234567890\r\n--b--\r\n";

    assertThat(post("application/json", "{\"a\":\"1234567890\"}")).startsWith("HTTP/1.1 4");
    assertThat(post("multipart/form-data; boundary=b", form)).isEmpty();
    assertThat(post("multipart/form-data; boundary=b", form)).startsWith("HTTP/1.1 4");
  }

  private String post(String type, String body) throws Exception {
    return exchange(
        "POST /v1/api/none HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + type
            + "\r\nContent-Length: "
            + body.length(),
        body);
  }

  @Test
  void theCompletionOfAnUploadInPartsIsNoUpload() throws Exception {
    storage.style(StorageStyle.AZURE_BLOB);
    var urls = storage.startUpload("k", 1, HOUR, HOUR);
    server.put(urls.parts().get(0), "x");
    faults.cut(Transfer.UPLOAD, 1, 0);

    assertThat(
            server
                .put(
                    urls.completion(),
                    "<BlockList><Latest>" + urls.blockIds().get(0) + "</Latest></BlockList>")
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void aRateDelaysBothDirections() throws Exception {
    String content = "x".repeat(3_000);
    faults.limitRate(10_000);

    long start = System.nanoTime();
    server.send("PUT", storage.putUrl("k", HOUR), BodyPublishers.ofString(content));
    long between = System.nanoTime();
    assertThat(server.get(storage.getUrl("k", HOUR)).body()).isEqualTo(content);

    assertThat(Duration.ofNanos(between - start)).isGreaterThan(Duration.ofMillis(290));
    assertThat(Duration.ofNanos(System.nanoTime() - between)).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void resettingEndsAllDisturbances() throws Exception {
    faults.cut(Transfer.DOWNLOAD, 1, 0);
    faults.cut(Transfer.UPLOAD, 1, 0);
    faults.limitRate(1);

    server.server.reset();

    assertThat(server.put(storage.putUrl("k", HOUR), "0123456789").statusCode()).isEqualTo(200);
    assertThat(server.get(storage.getUrl("k", HOUR)).body()).isEqualTo("0123456789");
  }

  @Test
  void impossibleDisturbancesAreRefused() {
    assertThatThrownBy(() -> faults.cut(Transfer.DOWNLOAD, 0, 1)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> faults.cut(Transfer.UPLOAD, 1, -1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> faults.limitRate(0)).hasMessageContaining("not 0");
  }
}
