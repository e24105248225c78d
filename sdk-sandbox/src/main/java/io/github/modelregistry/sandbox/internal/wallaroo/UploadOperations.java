package io.github.modelregistry.sandbox.internal.wallaroo;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;
import static io.github.modelregistry.sandbox.internal.json.JsonFields.textOrNull;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes that take files. */
final class UploadOperations {

  private final WallarooStore store;
  private final Clock clock;
  private @Nullable String nextFailure;

  UploadOperations(WallarooStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Makes the next conversion end in an error. */
  void failNextConversion(String errorSummary) {
    nextFailure = errorSummary;
  }

  /** Starts the conversion of a version, as an upload does. */
  void convert(StoredVersion version) {
    version.convert(nextFailure);
    nextFailure = null;
  }

  SandboxResponse uploadAndConvert(CheckedRequest request) {
    MultipartBody form = request.multipart();
    MultipartBody.Part file = form == null ? null : form.part("file");
    if (form == null || file == null) {
      return Responses.error(400, "Bad request: the parts metadata and file are required");
    }
    return refusedForm(form) ? metadataFirst() : store(upload(form, file, true), 202);
  }

  /** Stores a file, or an image that needs none. */
  SandboxResponse upload(CheckedRequest request) {
    MultipartBody form = request.multipart();
    if (form == null || refusedForm(form)) {
      return metadataFirst();
    }
    MultipartBody.Part file = form.part("file");
    if (file != null) {
      return store(upload(form, file, false), 200);
    }
    Upload image = Upload.image(metadata(form), clock.instant());
    return textOrNull(image.metadata(), "image_path") == null
        ? Responses.error(400, "Bad request: without a file, image_path is required")
        : store(image, 200);
  }

  SandboxResponse uploadStream(SandboxRequest request) {
    return store(Upload.stream(request, clock.instant()), 200);
  }

  private SandboxResponse store(Upload upload, int status) {
    SandboxResponse refusal = refusal(upload);
    if (refusal != null) {
      return refusal;
    }
    StoredVersion version = upload.storeIn(store, upload.converted() ? nextFailure : null);
    nextFailure = upload.converted() ? null : nextFailure;
    return SandboxResponse.json(status, uploadResponse(version.id()));
  }

  private @Nullable SandboxResponse refusal(Upload upload) {
    long workspaceId = field(upload.metadata(), "workspace_id").asLong();
    if (store.visibleWorkspace(workspaceId) == null) {
      return Responses.error(
          500, "Internal Server Error: foreign key violation: no workspace_id " + workspaceId);
    }
    if (upload.isImage()) {
      return null;
    }
    if (!Frameworks.acceptsFileName(upload.fileName())) {
      return Responses.error(
          400, "Bad request: the file name must end in " + Frameworks.FILE_NAME_ENDS);
    }
    return Frameworks.refuses(upload.framework(), upload.file().start(4))
        ? Responses.error(400, "Bad request: Not a valid ZIP file.")
        : null;
  }

  private Upload upload(MultipartBody form, MultipartBody.Part file, boolean converted) {
    String fileName = file.fileName() == null ? "" : file.fileName();
    return new Upload(metadata(form), fileName, file.content(), clock.instant(), converted);
  }

  /** As the vendor's clients send it: a server that streams needs the metadata first. */
  private static boolean refusedForm(MultipartBody form) {
    MultipartBody.Part first = form.parts().get(0);
    return !first.name().equals("metadata") || first.contentType() == null;
  }

  private static SandboxResponse metadataFirst() {
    return Responses.error(400, "Bad request: metadata must come first, with its content type");
  }

  private static JsonValue metadata(MultipartBody form) {
    return JsonValue.parse(form.parts().get(0).text());
  }

  private static JsonValue uploadResponse(long versionId) {
    JsonValue version = new JsonFields().put("id", versionId).build();
    JsonValue batch = new JsonFields().put("models", JsonValue.array(List.of(version))).build();
    JsonValue inserted = new JsonFields().put("returning", JsonValue.array(List.of(batch))).build();
    return new JsonFields().put("insert_models", inserted).build();
  }
}
