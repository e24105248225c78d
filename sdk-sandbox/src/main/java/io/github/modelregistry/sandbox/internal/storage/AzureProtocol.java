package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * The API of Azure Blob Storage for block blobs. That a single PUT needs {@code x-ms-blob-type},
 * that a list of block ids completes an upload, and that chunked bodies are refused, is in section
 * 7 of TrueFoundry's sheet; names of parameters, codes and messages are those of Azure in general.
 */
final class AzureProtocol extends StorageProtocol {

  private static final String BLOB_TYPE = "x-ms-blob-type";
  private static final int TAG_LENGTH = 15;

  @Override
  StorageError error(Refusal refusal) {
    return AzureErrors.of(refusal);
  }

  @Override
  String signatureName() {
    return "sig";
  }

  /** The permission to read includes both methods. */
  @Override
  String signedMethod(String method) {
    return method.equals("HEAD") ? "GET" : method;
  }

  @Override
  Map<String, String> validity(String method, Instant now, Duration duration) {
    return Map.of(
        "sv",
        "2024-11-04",
        "sr",
        "b",
        "sp",
        method.equals("GET") ? "r" : "cw",
        "se",
        now.plus(duration).truncatedTo(ChronoUnit.SECONDS).toString());
  }

  @Override
  Instant end(Map<String, String> query) {
    return Instant.parse(query.get("se"));
  }

  /** The blocks belong to the blob: there is no upload beside it. */
  @Override
  String newUploadId(String key) {
    return key;
  }

  /** All ids of a blob have the same length. */
  @Override
  String partId(int number) {
    String id = String.format(Locale.ROOT, "%06d", number);
    return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  Map<String, String> partParameters(String uploadId, String partId) {
    return Map.of("comp", "block", "blockid", partId);
  }

  @Override
  Map<String, String> completionParameters(String uploadId) {
    return Map.of("comp", "blocklist");
  }

  @Override
  String completionMethod() {
    return "PUT";
  }

  @Override
  String entityTag(Blob content) {
    return "\"0x" + content.sha256().substring(0, TAG_LENGTH).toUpperCase(Locale.ROOT) + '"';
  }

  @Override
  SandboxResponse write(ObjectStore objects, String key, SandboxRequest request, Clock clock)
      throws StorageError {
    String part = request.queryValue("comp");
    PartedUpload upload = objects.upload(key);
    if (part == null) {
      return putBlob(objects, key, request, clock);
    }
    if (upload == null) {
      throw invalidList();
    }
    String blockId = request.queryValue("blockid");
    if (blockId != null) {
      upload.put(blockId, request.body());
      return SandboxResponse.empty(201);
    }
    List<String> ids = blockIds(request.text());
    if (ids.stream().anyMatch(id -> upload.part(id) == null)) {
      throw invalidList();
    }
    Blob content = upload.join(ids);
    objects.endUpload(key);
    return stored(objects, object(key, content, tagOf(ids, clock), null, clock));
  }

  private SandboxResponse putBlob(
      ObjectStore objects, String key, SandboxRequest request, Clock clock) throws StorageError {
    if (!"BlockBlob".equals(request.header(BLOB_TYPE))) {
      throw new StorageError(
          400,
          "MissingRequiredHeader",
          "An HTTP header that's mandatory for this request is not specified: " + BLOB_TYPE);
    }
    Blob body = request.body();
    return stored(
        objects, object(key, body, entityTag(body), request.header("Content-Type"), clock));
  }

  private static SandboxResponse stored(ObjectStore objects, StoredObject object) {
    objects.put(object);
    return SandboxResponse.empty(201).withHeaders(Map.of("ETag", object.entityTag()));
  }

  private List<String> blockIds(String xml) throws StorageError {
    try {
      return CompletionXml.blockIds(xml);
    } catch (XMLStreamException e) {
      throw error(Refusal.MALFORMED);
    }
  }

  private String tagOf(List<String> ids, Clock clock) {
    return entityTag(Blob.of(ids + " " + clock.instant()));
  }

  private static StorageError invalidList() {
    return new StorageError(400, "InvalidBlockList", "The specified block list is invalid.");
  }
}
