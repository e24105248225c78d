package io.github.modelregistry.sandbox.internal.storage;

import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.FormText;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The object storage of a vendor, under {@code /storage/} of the vendor's own server, for which the
 * vendor issues signed URLs. A URL is valid for one method and one object, for a limited time.
 *
 * <p>As section 7 of TrueFoundry's and of Marqtune's sheet say, requests with an {@code
 * Authorization} header and chunked bodies are refused, with XML that differs between the stores;
 * so are expired URLs and those whose path, query or method was changed. An object is returned with
 * {@code ETag} and in ranges. Thread-safe; the bytes of bodies are neither read nor written with
 * the lock held.
 */
public final class SignedStorage {

  /** The prefix of the paths of all objects. */
  public static final String PREFIX = "/storage/";

  /** The fewest bytes of a part that is not the last, in the style of S3: 5 MiB. */
  public static final long SMALLEST_PART = 5L << 20;

  private final Clock clock;
  private final SignedUrls urls;
  private final StorageStyle firstStyle;
  private final ObjectStore objects = new ObjectStore();
  private StorageStyle style;
  private long smallestPart = SMALLEST_PART;
  private boolean failsCompletion;

  /**
   * Creates an empty storage.
   *
   * @param clock the time for expiry and last modification
   */
  public SignedStorage(Clock clock, StorageStyle style) {
    this.clock = clock;
    this.urls = new SignedUrls(clock);
    this.firstStyle = style;
    this.style = style;
  }

  /** Sets scheme, host and port of the URLs. */
  public synchronized void serveAt(URI server) {
    urls.serveAt(server);
  }

  /** Changes the style, for URLs issued from now on. */
  public synchronized void style(StorageStyle other) {
    style = other;
    urls.expire();
  }

  /** Returns the style. */
  public synchronized StorageStyle style() {
    return style;
  }

  /** Changes the fewest bytes of a part that is not the last, in the style of S3. */
  public synchronized void smallestPart(long bytes) {
    smallestPart = bytes;
  }

  /**
   * Makes the next completion of an upload, in the style of S3, return a 200 with an error in its
   * body, as S3 does it if it fails after the status was sent. The upload stays as it was.
   */
  public synchronized void failNextCompletion() {
    failsCompletion = true;
  }

  /** Makes all URLs issued so far expire. */
  public synchronized void expireUrls() {
    urls.expire();
  }

  /** Returns the URL to GET an object. */
  public synchronized String getUrl(String key, Duration validity) {
    return urls.issue(protocol(), "GET", key, Map.of(), validity);
  }

  /** Returns the URL to PUT an object in one request. */
  public synchronized String putUrl(String key, Duration validity) {
    return urls.issue(protocol(), "PUT", key, Map.of(), validity);
  }

  /**
   * Starts an upload in parts.
   *
   * @param key the key of the object
   * @param parts the number of the parts
   * @param partValidity how long the URLs of the parts are valid
   * @param completionValidity how long the URL to complete the upload is valid
   */
  public synchronized PartUrls startUpload(
      String key, int parts, Duration partValidity, Duration completionValidity) {
    StorageProtocol protocol = protocol();
    String uploadId = protocol.newUploadId(key);
    objects.startUpload(uploadId);
    List<String> ids = new ArrayList<>();
    List<String> partUrls = new ArrayList<>();
    for (int number = 1; number <= parts; number++) {
      String id = protocol.partId(number);
      ids.add(id);
      partUrls.add(
          urls.issue(protocol, "PUT", key, protocol.partParameters(uploadId, id), partValidity));
    }
    String completion =
        urls.issue(
            protocol,
            protocol.completionMethod(),
            key,
            protocol.completionParameters(uploadId),
            completionValidity);
    return new PartUrls(uploadId, partUrls, style == StorageStyle.S3 ? List.of() : ids, completion);
  }

  /** Stores an object, in place of the one with its key. */
  public synchronized StoredObject put(String key, Blob content, String contentType) {
    StoredObject object =
        StorageProtocol.object(key, content, protocol().entityTag(content), contentType, clock);
    objects.put(object);
    return object;
  }

  /** Returns an object, or null if there is none. */
  public synchronized @Nullable StoredObject get(String key) {
    return objects.get(key);
  }

  /** Returns the objects whose keys begin with a prefix, in the order of their keys. */
  public synchronized List<StoredObject> list(String prefix) {
    return objects.list(prefix);
  }

  /** Deletes an object; returns false if there was none. */
  public synchronized boolean delete(String key) {
    return objects.delete(key);
  }

  /** Deletes the objects whose keys begin with a prefix. */
  public synchronized void deleteAll(String prefix) {
    objects.list(prefix).forEach(object -> objects.delete(object.key()));
  }

  /** Deletes everything, and restores the settings of the start. */
  public synchronized void clear() {
    objects.clear();
    urls.expire();
    style = firstStyle;
    smallestPart = SMALLEST_PART;
    failsCompletion = false;
  }

  /** Returns the response to a request whose path begins with {@link #PREFIX}. */
  public synchronized SandboxResponse respond(SandboxRequest request) {
    StorageProtocol protocol = protocol();
    try {
      String key = FormText.decodeSegment(request.path().substring(PREFIX.length()));
      urls.check(protocol, key, request);
      if (protocol.signedMethod(request.method()).equals("GET")) {
        return read(protocol, key);
      }
      if (failsCompletion && isCompletion(protocol, request)) {
        failsCompletion = false;
        throw new StorageError(
            200, "InternalError", "We encountered an internal error. Please try again.");
      }
      return protocol.write(objects, key, request, clock);
    } catch (StorageError e) {
      return error(e.status(), e.code(), e.text());
    }
  }

  /** Returns the error of a storage that fails with a status, in the words of S3. */
  public static SandboxResponse failure(int status) {
    return switch (status) {
      case 403 -> error(status, "AccessDenied", "Access Denied");
      case 503 -> error(status, "SlowDown", "Please reduce your request rate.");
      default ->
          error(status, "InternalError", "We encountered an internal error. Please try again.");
    };
  }

  private static SandboxResponse error(int status, String code, String message) {
    return StorageProtocol.xml(
        status,
        "<Error><Code>"
            + StorageProtocol.escape(code)
            + "</Code><Message>"
            + StorageProtocol.escape(message)
            + "</Message></Error>");
  }

  private SandboxResponse read(StorageProtocol protocol, String key) throws StorageError {
    StoredObject object = objects.get(key);
    if (object == null) {
      throw protocol.error(Refusal.NO_OBJECT);
    }
    return SandboxResponse.file(
        object.content(), object.contentType(), object.entityTag(), object.modified());
  }

  private static boolean isCompletion(StorageProtocol protocol, SandboxRequest request) {
    return protocol.completionMethod().equals(request.method())
        && protocol.completionParameters("").keySet().stream()
            .allMatch(request.query()::containsKey)
        && request.queryValue("blockid") == null;
  }

  private StorageProtocol protocol() {
    return style.protocol(smallestPart);
  }
}
