package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.json.JsonValue.Kind;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations on the transcodings of a model, in one sandbox of the platform. */
final class TranscodingOperations {

  private final SenseiStore store;
  private final Paging paging;
  private final Clock clock;

  TranscodingOperations(SenseiStore store, Paging paging, Clock clock) {
    this.store = store;
    this.paging = paging;
    this.clock = clock;
  }

  SandboxResponse perform(CheckedRequest request) {
    String modelId = request.pathParameter("modelId");
    if (store.model(modelId) == null) {
      return Problems.notFound("model", modelId);
    }
    return switch (request.operation()) {
      case "listTranscodings" -> list(modelId, request.request());
      case "createTranscoding" -> create(modelId, request);
      case "getTranscoding" -> get(modelId, request.pathParameter("modelTranscodingId"));
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  private SandboxResponse list(String modelId, SandboxRequest request) {
    Filter filter =
        Filter.of(
            request.queryValue("property"),
            "modelId==" + modelId,
            "deleted==false",
            "deprecated==false");
    return SandboxResponse.json(
        200,
        paging.page(
            request,
            store.transcodings(SortOrder.of(request.queryValue("orderby"))),
            filter,
            ModelDocuments::transcodingLater));
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
            ModelDocuments.transcoding(freeId(sent.get("id")), modelId, format, clock.instant()),
            Set.of());
    store.addTranscoding(transcoding);
    return ModelOperations.created(request.request(), transcoding);
  }

  private String freeId(@Nullable JsonValue wanted) {
    String id = wanted == null || wanted.kind() != Kind.STRING ? "" : wanted.asString();
    return id.isBlank() || store.hasTranscoding(id) ? UUID.randomUUID().toString() : id;
  }

  private SandboxResponse get(String modelId, String id) {
    StoredDocument transcoding = store.transcoding(modelId, id);
    return transcoding == null
        ? Problems.notFound("transcoding", id)
        : SandboxResponse.json(200, ModelDocuments.transcodingLater(transcoding));
  }
}
