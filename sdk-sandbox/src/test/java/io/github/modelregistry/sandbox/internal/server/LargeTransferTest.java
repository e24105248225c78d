package io.github.modelregistry.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.LargeContent;
import io.github.modelregistry.sandbox.SmallJvm;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than the heap of the server. */
class LargeTransferTest {

  private static final long SIZE = 96L << 20;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static HttpResponse<InputStream> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofInputStream());
  }

  @Test
  void theJournalDoesNotFillTheHeap(@TempDir Path folder) throws Exception {
    byte[] content = new LargeContent(1 << 20).readAllBytes();
    try (SmallJvm server = SmallJvm.start(folder, FileSimulator.class)) {
      URI file = URI.create(server.line()).resolve("/files/small");
      for (int i = 0; i < 120; i++) {
        BodyPublisher body = BodyPublishers.ofByteArray(content);
        assertThat(send(HttpRequest.newBuilder(file).PUT(body)).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void aServerOf64MiBStoresAndReturnsLargerFiles(@TempDir Path folder) throws Exception {
    LargeContent content = new LargeContent(SIZE);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new LargeContent(SIZE));
    try (SmallJvm server = SmallJvm.start(folder, FileSimulator.class)) {
      URI file = URI.create(server.line()).resolve("/files/large");
      for (BodyPublisher body : List.of(BodyPublishers.fromPublisher(chunked, SIZE), chunked)) {
        HttpResponse<InputStream> stored = send(HttpRequest.newBuilder(file).PUT(body));
        assertThat(stored.body()).hasContent(SIZE + " " + content.sha256());
        assertThat(SmallJvm.stored(folder)).hasSize(1);
      }

      HttpResponse<InputStream> returned = send(HttpRequest.newBuilder(file));
      HttpResponse<InputStream> end =
          send(HttpRequest.newBuilder(file).header("Range", "bytes=-" + (SIZE - 1)));

      assertThat(returned.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
      assertThat(LargeContent.sha256(returned.body())).isEqualTo(content.sha256());
      assertThat(end.headers().firstValue("Content-Range"))
          .hasValue("bytes 1-" + (SIZE - 1) + "/" + SIZE);
      InputStream expected = new LargeContent(SIZE);
      expected.skipNBytes(1);
      assertThat(LargeContent.sha256(end.body())).isEqualTo(LargeContent.sha256(expected));
    }
    assertThat(folder).isEmptyDirectory();
  }
}
