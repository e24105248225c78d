package io.github.modelregistry.sandbox.internal.server;

import static io.github.modelregistry.sandbox.internal.server.StorageTestServer.assertError;
import static io.github.modelregistry.sandbox.internal.server.StorageTestServer.entityTag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.storage.PartUrls;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import io.github.modelregistry.sandbox.internal.storage.StoredObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signed URLs of a storage with the API of Amazon S3, on the wire. */
class S3StorageTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final StorageTestServer server = new StorageTestServer(StorageStyle.S3);
  private final SignedStorage storage = server.storage;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatIsPutIsReturnedWithItsTypeAndTag() throws Exception {
    HttpResponse<String> put =
        server.put(storage.putUrl("a/b c+d%.bin", HOUR), "bytes", "Content-Type", "text/csv");
    HttpResponse<String> got = server.get(storage.getUrl("a/b c+d%.bin", HOUR));

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(put.body()).isEmpty();
    assertThat(entityTag(put)).matches("\"[0-9a-f]{32}\"");
    assertThat(got.body()).isEqualTo("bytes");
    assertThat(got.headers().firstValue("Content-Type")).hasValue("text/csv");
    assertThat(entityTag(got)).isEqualTo(entityTag(put));
    assertThat(got.headers().firstValue("Last-Modified")).hasValue("Wed, 04 Feb 2026 11:00:00 GMT");
    assertThat(storage.list("a/")).extracting(StoredObject::key).containsExactly("a/b c+d%.bin");
  }

  @Test
  void aNewContentReplacesTheOld() throws Exception {
    String first = entityTag(server.put(storage.putUrl("k", HOUR), "one"));
    String second = entityTag(server.put(storage.putUrl("k", HOUR), "two"));

    assertThat(second).isNotEqualTo(first);
    assertThat(server.get(storage.getUrl("k", HOUR)).body()).isEqualTo("two");
    assertThat(storage.list("")).hasSize(1);
  }

  @Test
  void anEmptyObjectIsAnObject() throws Exception {
    server.put(storage.putUrl("empty", HOUR), "");

    assertThat(server.get(storage.getUrl("empty", HOUR)).statusCode()).isEqualTo(200);
    assertThat(storage.get("empty").content().isEmpty()).isTrue();
  }

  @Test
  void whatTheVendorDeletesIsGone() throws Exception {
    storage.put("dir/a", Blob.of("a"), "text/plain");
    storage.put("dir/b", Blob.of("b"), "text/plain");
    storage.put("other", Blob.of("c"), "text/plain");

    assertThat(storage.delete("dir/a")).isTrue();
    assertThat(storage.delete("dir/a")).isFalse();
    storage.deleteAll("dir/");

    assertThat(storage.list("")).extracting(StoredObject::key).containsExactly("other");
    assertError(server.get(storage.getUrl("dir/b", HOUR)), 404, "NoSuchKey");
  }

  @Test
  void aRangeIsReturnedWhileTheObjectIsUnchanged() throws Exception {
    String tag = storage.put("k", Blob.of("0123456789"), "text/plain").entityTag();
    String url = storage.getUrl("k", HOUR);

    HttpResponse<String> part = server.get(url, "Range", "bytes=4-", "If-Range", tag);
    storage.put("k", Blob.of("abcdefghij"), "text/plain");
    HttpResponse<String> whole = server.get(url, "Range", "bytes=4-", "If-Range", tag);
    HttpResponse<String> behind = server.get(url, "Range", "bytes=10-");

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("456789");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("abcdefghij");
    assertThat(behind.statusCode()).isEqualTo(416);
  }

  @Test
  void aUrlExpiresByTheClockOfTheSandbox() throws Exception {
    storage.put("k", Blob.of("x"), "text/plain");
    String url = storage.getUrl("k", HOUR);

    server.clock.advance(HOUR.minusSeconds(1));
    assertThat(server.get(url).statusCode()).isEqualTo(200);
    server.clock.advance(Duration.ofSeconds(1));
    HttpResponse<String> late = server.get(url);

    assertError(late, 403, "AccessDenied");
    assertThat(late.body()).contains("Request has expired");
  }

  @Test
  void allUrlsCanBeMadeToExpire() throws Exception {
    storage.put("k", Blob.of("x"), "text/plain");
    String url = storage.getUrl("k", HOUR);

    storage.expireUrls();

    assertThat(server.get(url).body()).contains("Request has expired");
    assertThat(server.get(storage.getUrl("k", HOUR)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Amz-Expires=3600, X-Amz-Expires=999999",
    "/storage/k, /storage/secret",
    "X-Amz-Signature=, X-Amz-Signature=0",
    "'?', '?more=1&'"
  })
  void aChangedUrlIsRefused(String part, String replacement) throws Exception {
    storage.put("k", Blob.of("x"), "text/plain");
    storage.put("secret", Blob.of("x"), "text/plain");
    String changed = storage.getUrl("k", HOUR).replace(part, replacement);

    assertError(server.get(changed), 403, "SignatureDoesNotMatch");
  }

  @Test
  void aUrlIsForOneMethod() throws Exception {
    storage.put("k", Blob.of("x"), "text/plain");

    assertError(server.put(storage.getUrl("k", HOUR), "y"), 403, "SignatureDoesNotMatch");
    assertError(server.get(storage.putUrl("k", HOUR)), 403, "SignatureDoesNotMatch");
    assertError(
        server.send("DELETE", storage.putUrl("k", HOUR), BodyPublishers.noBody()),
        403,
        "SignatureDoesNotMatch");
    assertThat(server.send("HEAD", storage.getUrl("k", HOUR), BodyPublishers.noBody()).statusCode())
        .isEqualTo(403);
    assertThat(storage.get("k").content().text()).isEqualTo("x");
  }

  @Test
  void aUrlWithoutSignatureIsRefused() throws Exception {
    storage.put("k", Blob.of("x"), "text/plain");

    assertError(
        server.get(storage.getUrl("k", HOUR).replaceFirst("\\?.*", "")), 403, "AccessDenied");
  }

  @Test
  void credentialsBesideTheSignatureAreRefused() throws Exception {
    assertError(
        server.put(storage.putUrl("k", HOUR), "x", "Authorization", "Bearer t"),
        400,
        "InvalidArgument");
    assertThat(storage.get("k")).isNull();
  }

  @Test
  void aChunkedBodyIsRefused() throws Exception {
    HttpResponse<String> response =
        server.send(
            "PUT",
            storage.putUrl("k", HOUR),
            BodyPublishers.fromPublisher(BodyPublishers.ofString("x")));

    assertError(response, 501, "NotImplemented");
    assertThat(storage.get("k")).isNull();
  }

  private List<String> putParts(PartUrls urls, String... contents) throws Exception {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < contents.length; i++) {
      HttpResponse<String> put = server.put(urls.parts().get(i), contents[i]);
      assertThat(put.statusCode()).isEqualTo(200);
      tags.add(entityTag(put));
    }
    return tags;
  }

  private HttpResponse<String> complete(PartUrls urls, String... numbersAndTags) throws Exception {
    StringBuilder xml =
        new StringBuilder(
            "<CompleteMultipartUpload xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
    for (int i = 0; i < numbersAndTags.length; i += 2) {
      xml.append("<Part><PartNumber>").append(numbersAndTags[i]).append("</PartNumber><ETag>");
      xml.append(numbersAndTags[i + 1]).append("</ETag></Part>");
    }
    return completeBy(urls, xml + "</CompleteMultipartUpload>");
  }

  private HttpResponse<String> completeBy(PartUrls urls, String xml) throws Exception {
    return server.send("POST", urls.completion(), BodyPublishers.ofString(xml));
  }

  private PartUrls start(int parts) {
    storage.smallestPart(1);
    return storage.startUpload("big.bin", parts, HOUR.multipliedBy(3), Duration.ofDays(1));
  }

  @Test
  void partsBecomeOneObject() throws Exception {
    PartUrls urls = start(3);
    List<String> tags = putParts(urls, "ab", "cd", "e");
    assertThat(storage.get("big.bin")).isNull();

    HttpResponse<String> completed =
        complete(urls, "1", tags.get(0), "2", tags.get(1).replace("\"", ""), "3", tags.get(2));

    assertThat(urls.blockIds()).isEmpty();
    assertThat(completed.statusCode()).isEqualTo(200);
    HttpResponse<String> got = server.get(storage.getUrl("big.bin", HOUR));
    assertThat(got.body()).isEqualTo("abcde");
    assertThat(entityTag(got)).matches("\"[0-9a-f]{32}-3\"");
    assertThat(completed.body())
        .contains(
            "<CompleteMultipartUploadResult",
            "<ETag>" + entityTag(got).replace("\"", "&quot;") + "</ETag>");
  }

  @Test
  void largePartsAreKeptUntilTheyAreReplacedOrDeleted() throws Exception {
    PartUrls urls = storage.startUpload("big.bin", 2, HOUR, HOUR);
    int size = (int) SignedStorage.SMALLEST_PART;
    List<String> tags = putParts(urls, "x".repeat(size), "y".repeat(size / 2));

    complete(urls, "1", tags.get(0), "2", tags.get(1));

    String url = storage.getUrl("big.bin", HOUR);
    String range = "bytes=" + (size - 2) + "-" + (size + 1);
    assertThat(server.get(url, "Range", range).body()).isEqualTo("xxyy");
    assertThat(server.get(url).body()).hasSize(size + size / 2).startsWith("xx").endsWith("yy");
    server.put(storage.putUrl("big.bin", HOUR), "z".repeat(size));
    assertThat(server.get(url).body()).isEqualTo("z".repeat(size));
  }

  @Test
  void partsArriveInAnyOrderAndTheLastOfANumberCounts() throws Exception {
    PartUrls urls = start(2);
    String second = entityTag(server.put(urls.parts().get(1), "two"));
    server.put(urls.parts().get(0), "wrong");
    String first = entityTag(server.put(urls.parts().get(0), "one"));

    assertThat(complete(urls, "1", first, "2", second).statusCode()).isEqualTo(200);
    assertThat(storage.get("big.bin").content().text()).isEqualTo("onetwo");
  }

  @Test
  void partsThatDidNotArriveOrChangedAreRefused() throws Exception {
    PartUrls urls = start(3);
    List<String> tags = putParts(urls, "ab", "cd");

    assertError(complete(urls, "1", tags.get(0), "3", "\"x\""), 400, "InvalidPart");
    assertError(complete(urls, "1", tags.get(0), "2", tags.get(0)), 400, "InvalidPart");
    assertThat(complete(urls, "1", tags.get(0), "2", tags.get(1)).statusCode()).isEqualTo(200);
  }

  @Test
  void partsInAnotherOrderAreRefused() throws Exception {
    PartUrls urls = start(2);
    List<String> tags = putParts(urls, "ab", "cd");

    assertError(complete(urls, "2", tags.get(1), "1", tags.get(0)), 400, "InvalidPartOrder");
    assertError(complete(urls, "1", tags.get(0), "1", tags.get(0)), 400, "InvalidPartOrder");
  }

  @Test
  void partsBelowTheMinimumAreRefusedButForTheLast() throws Exception {
    PartUrls urls = start(2);
    storage.smallestPart(3);
    List<String> tags = putParts(urls, "ab", "c");

    assertError(complete(urls, "1", tags.get(0), "2", tags.get(1)), 400, "EntityTooSmall");
    assertThat(complete(urls, "1", tags.get(0)).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<BlockList/>",
        "<CompleteMultipartUpload/>",
        "<CompleteMultipartUpload><Part>1</Part></CompleteMultipartUpload>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><CompleteMultipartUpload>&b;</CompleteMultipartUpload>"
      })
  void whatIsNoCompletionIsRefused(String xml) throws Exception {
    PartUrls urls = start(1);
    putParts(urls, "ab");

    assertError(completeBy(urls, xml), 400, "MalformedXML");
  }

  @Test
  void anUploadEndsWithItsCompletion() throws Exception {
    PartUrls urls = start(1);
    List<String> tags = putParts(urls, "ab");
    complete(urls, "1", tags.get(0));

    assertError(complete(urls, "1", tags.get(0)), 404, "NoSuchUpload");
    assertError(server.put(urls.parts().get(0), "x"), 404, "NoSuchUpload");
  }

  @Test
  void aCompletionCanFailWithAStatusOfSuccess() throws Exception {
    PartUrls urls = start(1);
    storage.failNextCompletion();
    List<String> tags = putParts(urls, "ab");

    assertError(complete(urls, "1", tags.get(0)), 200, "InternalError");
    assertThat(storage.get("big.bin")).isNull();
    assertThat(complete(urls, "1", tags.get(0)).body()).contains("CompleteMultipartUploadResult");
  }

  @Test
  void urlsOfPartsExpireBeforeThatOfTheCompletion() throws Exception {
    PartUrls urls = start(1);
    List<String> tags = putParts(urls, "ab");
    server.clock.advance(Duration.ofHours(3));

    assertError(server.put(urls.parts().get(0), "x"), 403, "AccessDenied");
    assertThat(complete(urls, "1", tags.get(0)).statusCode()).isEqualTo(200);
  }

  @Test
  void resettingDeletesObjectsAndUploads() throws Exception {
    PartUrls urls = start(1);
    storage.put("k", Blob.of("x"), "text/plain");

    server.server.reset();

    assertThat(storage.list("")).isEmpty();
    assertError(server.put(urls.parts().get(0), "x"), 403, "AccessDenied");
  }
}
