package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations on the transcodings of a model, in one sandbox of the platform. */
final class TranscodingOperations {

  private final Documents documents;
  private final SenseiStore store;
  private final Clock clock;

  TranscodingOperations(Documents documents, Clock clock) {
    this.documents = documents;
    this.store = documents.store();
    this.clock = clock;
  }

  SandboxResponse perform(CheckedRequest request) {
    String modelId = request.pathParameter("modelId");
    if (store.find(Kind.MODEL, modelId) == null) {
      return Problems.notFound("model", modelId);
    }
    return switch (request.operation()) {
      case "listTranscodings" ->
          documents.list(
              Kind.TRANSCODING,
              request.request(),
              "modelId==" + modelId,
              "deleted==false",
              "deprecated==false");
      case "createTranscoding" -> create(modelId, request);
      case "getTranscoding" -> get(modelId, request.pathParameter("modelTranscodingId"));
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  /** As in the guide, a sent id is used unless it exists. */
  private SandboxResponse create(String modelId, CheckedRequest request) {
    JsonValue sent = request.body();
    String named = JsonFields.textOrNull(sent, "modelId");
    String format = JsonFields.textOrNull(sent, "targetFormat");
    if (named != null && !named.equals(modelId)) {
      return Problems.invalid("modelId", "The model differs from that of the path");
    }
    if (format == null) {
      return Problems.invalid("targetFormat", "A target format is required");
    }
    StoredDocument transcoding =
        new StoredDocument(
            NewDocuments.transcoding(freeId(sent.get("id")), modelId, format, clock.instant()),
            Set.of());
    return documents.create(Kind.TRANSCODING, request.request(), transcoding);
  }

  private String freeId(@Nullable JsonValue wanted) {
    String id = wanted == null || wanted.kind() != JsonValue.Kind.STRING ? "" : wanted.asString();
    return id.isBlank() || store.has(Kind.TRANSCODING, id) ? UUID.randomUUID().toString() : id;
  }

  /** Later reads show a transcoding as lists do: without its format, as in the guide. */
  private SandboxResponse get(String modelId, String id) {
    StoredDocument transcoding = store.find(Kind.TRANSCODING, id);
    return transcoding == null || !modelId.equals(transcoding.text("modelId"))
        ? Problems.notFound("transcoding", id)
        : SandboxResponse.json(200, Kind.TRANSCODING.row(transcoding));
  }
}
