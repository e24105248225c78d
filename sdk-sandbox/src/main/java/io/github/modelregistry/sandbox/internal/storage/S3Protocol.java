package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The API of Amazon S3. That parts have an {@code ETag}, which the completing POST lists with the
 * part's number, and that credentials in headers and chunked bodies are refused, is in section 7 of
 * TrueFoundry's sheet; names of parameters, codes and messages are those of Amazon S3 in general.
 */
final class S3Protocol extends StorageProtocol {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final int TAG_LENGTH = 32;

  private final long smallestPart;

  /**
   * Creates the API.
   *
   * @param smallestPart the fewest bytes of a part that is not the last
   */
  S3Protocol(long smallestPart) {
    this.smallestPart = smallestPart;
  }

  @Override
  StorageError error(Refusal refusal) {
    return S3Errors.of(refusal);
  }

  @Override
  String signatureName() {
    return "X-Amz-Signature";
  }

  @Override
  String signedMethod(String method) {
    return method;
  }

  @Override
  Map<String, String> validity(String method, Instant now, Duration duration) {
    return Map.of(
        "X-Amz-Algorithm",
        "AWS4-HMAC-SHA256",
        "X-Amz-Date",
        TIME.format(now),
        "X-Amz-Expires",
        Long.toString(duration.toSeconds()),
        "X-Amz-SignedHeaders",
        "host");
  }

  @Override
  Instant end(Map<String, String> query) {
    return TIME.parse(query.get("X-Amz-Date"), Instant::from)
        .plusSeconds(Long.parseLong(query.get("X-Amz-Expires")));
  }

  @Override
  String newUploadId(String key) {
    return UUID.randomUUID().toString();
  }

  @Override
  String partId(int number) {
    return Integer.toString(number);
  }

  @Override
  Map<String, String> partParameters(String uploadId, String partId) {
    return Map.of("partNumber", partId, "uploadId", uploadId);
  }

  @Override
  Map<String, String> completionParameters(String uploadId) {
    return Map.of("uploadId", uploadId);
  }

  @Override
  String completionMethod() {
    return "POST";
  }

  /** Clients must not read more into it than that it changes with the content. */
  @Override
  String entityTag(Blob content) {
    return '"' + content.sha256().substring(0, TAG_LENGTH) + '"';
  }

  @Override
  SandboxResponse write(ObjectStore objects, String key, SandboxRequest request, Clock clock)
      throws StorageError {
    String uploadId = request.queryValue("uploadId");
    if (uploadId == null) {
      StoredObject stored =
          object(
              key,
              request.body(),
              entityTag(request.body()),
              request.header("Content-Type"),
              clock);
      objects.put(stored);
      return SandboxResponse.empty(200).withHeaders(Map.of("ETag", stored.entityTag()));
    }
    PartedUpload upload = objects.upload(uploadId);
    if (upload == null) {
      throw S3Errors.noUpload();
    }
    String number = request.queryValue("partNumber");
    if (number != null) {
      upload.put(number, request.body());
      return SandboxResponse.empty(200).withHeaders(Map.of("ETag", entityTag(request.body())));
    }
    List<String> numbers = new S3Completion(this, smallestPart).check(upload, request.text());
    Blob content = upload.join(numbers);
    objects.endUpload(uploadId);
    String tag = tagOfParts(numbers, content);
    objects.put(object(key, content, tag, null, clock));
    return completed(key, tag);
  }

  private String tagOfParts(List<String> numbers, Blob content) {
    String whole = Blob.of(numbers + " " + content.size() + " " + UUID.randomUUID()).sha256();
    return '"' + whole.substring(0, TAG_LENGTH) + "-" + numbers.size() + '"';
  }

  private static SandboxResponse completed(String key, String tag) {
    return xml(
        200,
        "<CompleteMultipartUploadResult xmlns=\""
            + NAMESPACE
            + "\"><Key>"
            + escape(key)
            + "</Key><ETag>"
            + tag.replace("\"", "&quot;")
            + "</ETag></CompleteMultipartUploadResult>");
  }
}
