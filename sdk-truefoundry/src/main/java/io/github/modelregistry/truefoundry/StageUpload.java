package io.github.modelregistry.truefoundry;

import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.SignedUrls;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.truefoundry.model.MultipartUpload;
import io.github.modelregistry.truefoundry.model.SignedUrl;
import io.github.modelregistry.truefoundry.model.SignedUrlOperation;
import io.github.modelregistry.truefoundry.model.StageResponse;
import io.github.modelregistry.truefoundry.model.StorageProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Uploads files to a stage: small ones by one PUT each, large ones in parts. */
final class StageUpload {

  static final String OPERATION = "uploadFiles";

  /** No class for URLs: it would refuse what the client takes, with the URL in its message. */
  private static final Pattern AZURE_URL =
      Pattern.compile("https?://[^/?#]+\\.(blob|dfs)\\.core\\.windows\\.net([:/?#]|$)");

  private static final int FEWEST_THREADS = 4;
  private static final int MOST_THREADS = 32;

  private final TrueFoundryClient client;
  private final SignedUrls storage;
  private final PartSizes sizes;
  private final StageResponse stage;

  StageUpload(TrueFoundryClient client, SignedUrls storage, PartSizes sizes, StageResponse stage) {
    this.client = client;
    this.storage = storage;
    this.sizes = sizes;
    this.stage = stage;
  }

  /** Uploads files by their paths, one after the other, large ones last. */
  void upload(Map<String, UploadSource> files) {
    Map<String, UploadSource> small = new LinkedHashMap<>();
    Map<String, UploadSource> large = new LinkedHashMap<>();
    files.forEach((path, source) -> (isLarge(source) ? large : small).put(path, source));
    List<String> paths = new ArrayList<>(small.keySet());
    for (int from = 0; from < paths.size(); from += SignedFiles.BATCH) {
      List<String> batch = paths.subList(from, Math.min(from + SignedFiles.BATCH, paths.size()));
      Map<String, SignedUrl> urls = urls(batch);
      batch.forEach(path -> put(path, SignedFiles.needed(urls, path), small));
    }
    large.forEach(this::uploadInParts);
  }

  /** Parts are sent at the same time, which a source that can be read once does not allow. */
  private boolean isLarge(UploadSource source) {
    return source.isRepeatable() && length(source) >= sizes.threshold();
  }

  private static long length(UploadSource source) {
    try {
      return source.length();
    } catch (IOException e) {
      throw new InvalidRequestException(
          OPERATION, "the length of " + source + " cannot be read: " + e.getMessage());
    }
  }

  private Map<String, SignedUrl> urls(List<String> paths) {
    return SignedFiles.urls(client, stage.id(), paths, SignedUrlOperation.WRITE);
  }

  private void put(String path, SignedUrl url, Map<String, UploadSource> files) {
    UploadSource source = SignedFiles.needed(files, path);
    FreshUrl.use(
        url,
        () -> SignedFiles.needed(urls(List.of(path)), path),
        one -> storage.upload(one.signedUrl(), source, headers(one)));
  }

  /** Azure refuses a file without the type of its blob; other storages get no such field. */
  private Headers headers(SignedUrl url) {
    return isAzure(url)
        ? Headers.builder()
            .set("x-ms-blob-type", "BlockBlob")
            .build()
            .with(SignedFiles.headers(url))
        : SignedFiles.headers(url);
  }

  private boolean isAzure(SignedUrl url) {
    return stage.storageRoot().matches("(wasb|abfs)s?://.*")
        || AZURE_URL.matcher(url.signedUrl()).lookingAt();
  }

  private void uploadInParts(String path, UploadSource source) {
    int threads =
        Math.max(
            FEWEST_THREADS, Math.min(MOST_THREADS, 2 * Runtime.getRuntime().availableProcessors()));
    PartedUpload parts =
        new PartedUpload(storage, source, sizes.partLength(length(source)), threads);
    FreshUrl.use(started(path, parts), () -> started(path, parts), upload -> send(upload, parts));
  }

  private MultipartUpload started(String path, PartedUpload parts) {
    return client
        .artifactVersions()
        .createMultipartUpload(q -> q.id(stage.id()).path(path).numParts(parts.parts()))
        .data();
  }

  /** What the response lacks is found before the bytes are sent. */
  private void send(MultipartUpload upload, PartedUpload parts) {
    boolean s3 = isS3(upload.storageProvider());
    String blocks = s3 ? "" : CompletionXml.azure(upload.azureBlobBlockIds());
    String completion = upload.finalizeSignedUrl().signedUrl();
    List<SignedUrl> urls = upload.partSignedUrls();
    Headers headers = urls.isEmpty() ? Headers.empty() : SignedFiles.headers(urls.get(0));
    List<Headers> sent = parts.send(urls.stream().map(SignedUrl::signedUrl).toList(), headers);
    storage.send(
        s3 ? HttpMethod.POST : HttpMethod.PUT,
        completion,
        "application/xml",
        s3 ? CompletionXml.s3(sent) : blocks);
  }

  private static boolean isS3(StorageProvider provider) {
    if (provider.equals(StorageProvider.S3_COMPATIBLE)) {
      return true;
    }
    if (provider.equals(StorageProvider.AZURE_BLOB)) {
      return false;
    }
    throw new DecodingException(
            "data.storage_provider", "an unknown kind of storage: " + provider.value())
        .withOperation("createMultipartUpload");
  }
}
