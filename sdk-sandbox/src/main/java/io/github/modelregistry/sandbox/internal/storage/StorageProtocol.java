package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the API of a storage looks. Used with the lock of its storage held. */
abstract class StorageProtocol {

  /** Returns the error for a refusal. */
  abstract StorageError error(Refusal refusal);

  /** Returns the name of the parameter with the signature. */
  abstract String signatureName();

  /** Returns the method for which a URL is signed that is called by this method. */
  abstract String signedMethod(String method);

  /** Returns the parameters that say how long a URL is valid. */
  abstract Map<String, String> validity(String method, Instant now, Duration duration);

  /** Returns when a URL ends to be valid. */
  abstract Instant end(Map<String, String> query);

  /** Returns the id of a new upload of a key. */
  abstract String newUploadId(String key);

  /** Returns the id by which the completion names a part, counted from 1. */
  abstract String partId(int number);

  /** Returns the parameters that make a request the one for a part. */
  abstract Map<String, String> partParameters(String uploadId, String partId);

  /** Returns the parameters that make a request the one that completes an upload. */
  abstract Map<String, String> completionParameters(String uploadId);

  /** Returns the method of the request that completes an upload. */
  abstract String completionMethod();

  /** Returns the entity tag of content that arrived in one request. */
  abstract String entityTag(Blob content);

  /** Performs a request that is not a GET. */
  abstract SandboxResponse write(
      ObjectStore objects, String key, SandboxRequest request, Clock clock) throws StorageError;

  static SandboxResponse xml(int status, String document) {
    return new SandboxResponse(
        status,
        Map.of("Content-Type", "application/xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + document);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static StoredObject object(
      String key, Blob content, String entityTag, @Nullable String contentType, Clock clock) {
    return new StoredObject(
        key,
        content.keep(),
        contentType == null ? "application/octet-stream" : contentType,
        entityTag,
        clock.instant());
  }
}
