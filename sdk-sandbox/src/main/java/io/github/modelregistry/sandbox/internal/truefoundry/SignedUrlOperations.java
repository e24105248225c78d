package io.github.modelregistry.sandbox.internal.truefoundry;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.storage.PartUrls;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.time.Duration;
import java.util.List;

/** Issues signed URLs: to read files of versions, and to write files of stages. */
final class SignedUrlOperations {

  private static final Duration FILE = Duration.ofHours(1);
  private static final Duration PART = Duration.ofHours(3);
  private static final Duration COMPLETION = Duration.ofHours(24);

  private final ControlPlane plane;
  private final SignedStorage storage;

  SignedUrlOperations(ControlPlane plane) {
    this.plane = plane;
    this.storage = plane.files().storage();
  }

  JsonValue single(JsonValue body) {
    boolean reads = field(body, "operation").asString().equals("READ");
    String id = field(body, "id").asString();
    String folder =
        reads ? plane.files().folder(plane.version(id)) : plane.stages().needed(id).folder();
    List<JsonValue> urls =
        field(body, "paths").elements().stream()
            .map(path -> relative(path.asString()))
            .map(
                path ->
                    entry(
                        path,
                        reads
                            ? storage.getUrl(folder + "/" + path, FILE)
                            : storage.putUrl(folder + "/" + path, FILE)))
            .toList();
    return JsonValue.array(urls);
  }

  JsonValue multipart(JsonValue body) {
    Stage stage = plane.stages().needed(field(body, "id").asString());
    String path = relative(field(body, "path").asString());
    PartUrls urls =
        storage.startUpload(
            stage.folder() + "/" + path,
            Math.toIntExact(field(body, "num_parts").asLong()),
            PART,
            COMPLETION);
    boolean s3 = storage.style() == StorageStyle.S3;
    JsonFields upload =
        new JsonFields()
            .put("storage_provider", s3 ? "S3_COMPATIBLE" : "AZURE_BLOB")
            .put(
                "part_signed_urls",
                JsonValue.array(urls.parts().stream().map(url -> entry(path, url)).toList()))
            .put("finalize_signed_url", entry(path, urls.completion()));
    return s3
        ? upload.put("s3_compatible_upload_id", urls.uploadId()).build()
        : upload
            .put(
                "azure_blob_block_ids",
                JsonValue.array(urls.blockIds().stream().map(JsonValue::of).toList()))
            .build();
  }

  private static JsonValue entry(String path, String url) {
    return new JsonFields().put("path", path).put("signed_url", url).build();
  }

  private static String relative(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw RefusedException.badRequest("the path must be relative, without dots: " + path);
      }
    }
    return path;
  }
}
