package io.github.modelregistry.sandbox.internal.server;

import static io.github.modelregistry.sandbox.internal.server.StorageTestServer.assertError;
import static io.github.modelregistry.sandbox.internal.server.StorageTestServer.entityTag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.storage.PartUrls;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed URLs of a storage with the API of Azure Blob Storage, on the wire. */
class AzureStorageTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String[] BLOCK_BLOB = {"x-ms-blob-type", "BlockBlob"};

  private final StorageTestServer server = new StorageTestServer(StorageStyle.AZURE_BLOB);
  private final SignedStorage storage = server.storage;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aBlobIsPutWithItsType() throws Exception {
    String url = storage.putUrl("c/w.bin", HOUR);
    assertError(server.put(url, "bytes"), 400, "MissingRequiredHeader");

    HttpResponse<String> put = server.put(url, "bytes", BLOCK_BLOB);
    HttpResponse<String> got = server.get(storage.getUrl("c/w.bin", HOUR));

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(entityTag(put)).matches("\"0x[0-9A-F]{15}\"");
    assertThat(got.body()).isEqualTo("bytes");
    assertThat(entityTag(got)).isEqualTo(entityTag(put));
  }

  @Test
  void theUrlToReadIsForTheHeadToo() throws Exception {
    storage.put("k", Blob.of("x"), "text/plain");
    String url = storage.getUrl("k", HOUR);

    HttpResponse<String> head = server.send("HEAD", url, BodyPublishers.noBody());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("Content-Length")).hasValue("1");
    assertError(server.put(url, "y", BLOCK_BLOB), 403, "AuthenticationFailed");
  }

  @Test
  void urlsExpire() throws Exception {
    String url = storage.putUrl("k", HOUR);
    server.clock.advance(HOUR);

    HttpResponse<String> late = server.put(url, "x", BLOCK_BLOB);

    assertError(late, 403, "AuthenticationFailed");
    assertThat(late.body()).contains("time frame");
  }

  @Test
  void requestsThatTheServiceRefusesAreRefused() throws Exception {
    String url = storage.putUrl("k", HOUR);

    assertError(
        server.put(url, "x", "x-ms-blob-type", "BlockBlob", "Authorization", "Bearer t"),
        400,
        "InvalidAuthenticationInfo");
    assertError(
        server.send(
            "PUT", url, BodyPublishers.fromPublisher(BodyPublishers.ofString("x")), BLOCK_BLOB),
        411,
        "MissingContentLengthHeader");
    assertError(
        server.put(url.replace("sig=", "sig=0"), "x", BLOCK_BLOB), 403, "AuthenticationFailed");
    assertError(server.get(url.replaceFirst("&sig=.*", "")), 409, "PublicAccessNotPermitted");
    assertError(server.get(storage.getUrl("k", HOUR)), 404, "BlobNotFound");
  }

  private PartUrls start(int parts) {
    return storage.startUpload("big.bin", parts, HOUR, HOUR);
  }

  private HttpResponse<String> complete(PartUrls urls, List<String> ids) throws Exception {
    return completeBy(
        urls,
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList><Uncommitted>"
            + String.join("</Uncommitted><Uncommitted>", ids)
            + "</Uncommitted></BlockList>");
  }

  private HttpResponse<String> completeBy(PartUrls urls, String xml) throws Exception {
    return server.put(urls.completion(), xml);
  }

  @Test
  void aListOfBlocksMakesABlob() throws Exception {
    PartUrls urls = start(3);
    for (int i : new int[] {2, 0, 1}) {
      HttpResponse<String> put = server.put(urls.parts().get(i), "part" + i);
      assertThat(put.statusCode()).isEqualTo(201);
      assertThat(entityTag(put)).isEmpty();
      assertThat(urls.parts().get(i)).contains("comp=block&").contains("sig=");
    }

    HttpResponse<String> completed = complete(urls, urls.blockIds());

    assertThat(completed.statusCode()).isEqualTo(201);
    assertThat(entityTag(completed)).isNotEmpty();
    assertThat(server.get(storage.getUrl("big.bin", HOUR)).body()).isEqualTo("part0part1part2");
  }

  @Test
  void aBlockCanBeListedTwice() throws Exception {
    PartUrls urls = start(2);
    server.put(urls.parts().get(0), "a");
    server.put(urls.parts().get(1), "b");
    List<String> ids = urls.blockIds();

    assertThat(complete(urls, List.of(ids.get(0), ids.get(1), ids.get(0))).statusCode())
        .isEqualTo(201);

    assertThat(server.get(storage.getUrl("big.bin", HOUR)).body()).isEqualTo("aba");
  }

  @Test
  void aListOfABlockThatDidNotArriveIsRefused() throws Exception {
    PartUrls urls = start(2);
    server.put(urls.parts().get(0), "x");

    assertError(complete(urls, urls.blockIds()), 400, "InvalidBlockList");
    assertThat(storage.get("big.bin")).isNull();
    assertThat(complete(urls, urls.blockIds().subList(0, 1)).statusCode()).isEqualTo(201);
    assertError(complete(urls, urls.blockIds()), 400, "InvalidBlockList");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<CompleteMultipartUpload/>", "<BlockList><Block>a</Block></BlockList>"})
  void whatIsNoListOfBlocksIsRefused(String xml) throws Exception {
    assertError(completeBy(start(1), xml), 400, "InvalidXmlDocument");
  }

  @Test
  void theStyleCanChangeBetweenUploads() throws Exception {
    storage.style(StorageStyle.S3);

    assertThat(server.put(storage.putUrl("k", HOUR), "x").statusCode()).isEqualTo(200);
    assertThat(start(1).blockIds()).isEmpty();
    server.server.reset();
    assertThat(storage.style()).isEqualTo(StorageStyle.AZURE_BLOB);
  }
}
