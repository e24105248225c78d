package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.Set;

/** The operations on models, in one sandbox of the platform. */
final class ModelOperations {

  private final Documents documents;
  private final SenseiStore store;
  private final Clock clock;
  private final boolean ranges;

  /**
   * Creates the operations.
   *
   * @param ranges whether files can be read in ranges
   */
  ModelOperations(Documents documents, Clock clock, boolean ranges) {
    this.documents = documents;
    this.store = documents.store();
    this.clock = clock;
    this.ranges = ranges;
  }

  SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> documents.list(Kind.MODEL, request.request(), "deleted==false");
      case "registerModel" -> register(request);
      case "getModel" -> documents.get(Kind.MODEL, id(request));
      case "updateModel" ->
          documents.with(Kind.MODEL, id(request), model -> update(model, request));
      case "deleteModel" -> documents.with(Kind.MODEL, id(request), this::delete);
      case "downloadArtifact" -> documents.with(Kind.MODEL, id(request), this::artifact);
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  private static String id(CheckedRequest request) {
    return request.pathParameter("modelId");
  }

  private SandboxResponse register(CheckedRequest request) {
    MultipartBody form = request.multipart();
    MultipartBody.Part part = form == null ? null : form.part("model");
    MultipartBody.Part file = form == null ? null : form.part("modelArtifact");
    if (part == null || file == null) {
      throw new IllegalArgumentException("The parts model and modelArtifact are required");
    }
    JsonValue sent = JsonValue.parse(part.text());
    SandboxResponse refusal = NewDocuments.refusal(sent, true);
    if (refusal != null) {
      return refusal;
    }
    StoredDocument model =
        new StoredDocument(NewDocuments.registered(sent, clock.instant()), Set.of());
    store.keepArtifact(model.id(), file.content(), clock.instant());
    return documents.create(Kind.MODEL, request.request(), model);
  }

  private SandboxResponse update(StoredDocument model, CheckedRequest request) {
    JsonValue sent = request.body();
    SandboxResponse stale = documents.refuseStale(request.request(), model);
    if (stale != null) {
      return stale;
    }
    if (!model.id().equals(JsonFields.textOrNull(sent, "id"))) {
      return Problems.invalid("id", "The id differs from that of the path");
    }
    SandboxResponse refusal = NewDocuments.refusal(sent, false);
    if (refusal != null) {
      return refusal;
    }
    model.replace(NewDocuments.replaced(model.document(), sent, clock.instant()));
    return documents.respond(model);
  }

  private SandboxResponse delete(StoredDocument model) {
    model.delete();
    store.deleteArtifact(model.id());
    return Documents.confirm("Model deletion was successful");
  }

  private SandboxResponse artifact(StoredDocument model) {
    SenseiStore.Artifact file = store.artifact(model.id(), clock.instant());
    Blob bytes = file.bytes();
    String mediaType = Profile.ARTIFACT.mediaType();
    return ranges
        ? SandboxResponse.file(bytes, mediaType, "\"" + bytes.sha256() + "\"", file.since())
        : SandboxResponse.bytes(bytes, mediaType);
  }
}
