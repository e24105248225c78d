package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.MultipartBody;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The operations on models, in one sandbox of the platform. */
final class ModelOperations {

  private final SenseiStore store;
  private final Paging paging;
  private final Clock clock;
  private final boolean entityTags;

  ModelOperations(SenseiStore store, Paging paging, Clock clock, boolean entityTags) {
    this.store = store;
    this.paging = paging;
    this.clock = clock;
    this.entityTags = entityTags;
  }

  SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> list(request.request());
      case "registerModel" -> register(request);
      case "getModel" -> withModel(request, this::respond);
      case "updateModel" -> withModel(request, model -> update(model, request));
      case "deleteModel" -> withModel(request, ModelOperations::delete);
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  private SandboxResponse withModel(
      CheckedRequest request, Function<StoredDocument, SandboxResponse> action) {
    String id = request.pathParameter("modelId");
    StoredDocument model = store.model(id);
    return model == null ? Problems.notFound("model", id) : action.apply(model);
  }

  private SandboxResponse list(SandboxRequest request) {
    Filter filter = Filter.of(request.queryValue("property"), "deleted==false");
    return SandboxResponse.json(
        200,
        paging.page(
            request,
            store.models(SortOrder.of(request.queryValue("orderby"))),
            filter,
            ModelDocuments::row));
  }

  private SandboxResponse register(CheckedRequest request) {
    MultipartBody form = request.multipart();
    MultipartBody.Part part = form == null ? null : form.part("model");
    if (part == null) {
      throw new IllegalArgumentException("The part model is required");
    }
    JsonValue sent = JsonValue.parse(part.text());
    SandboxResponse refusal = ModelDocuments.refusal(sent, true);
    if (refusal != null) {
      return refusal;
    }
    StoredDocument model =
        new StoredDocument(ModelDocuments.registered(sent, clock.instant()), Set.of());
    store.addModel(model);
    return created(request.request(), model);
  }

  private SandboxResponse update(StoredDocument model, CheckedRequest request) {
    JsonValue sent = request.body();
    String supplied = request.request().header("If-Match");
    if (entityTags && supplied != null && !supplied.equals(quoted(model.entityTag()))) {
      return Problems.stale(supplied.replace("\"", ""), model.entityTag());
    }
    if (!model.id().equals(JsonFields.textOrNull(sent, "id"))) {
      return Problems.invalid("id", "The id differs from that of the path");
    }
    SandboxResponse refusal = ModelDocuments.refusal(sent, false);
    if (refusal != null) {
      return refusal;
    }
    model.replace(ModelDocuments.replaced(model.document(), sent, clock.instant()));
    return respond(model);
  }

  private static SandboxResponse delete(StoredDocument model) {
    model.delete();
    return SandboxResponse.json(
        200,
        new JsonFields()
            .put("title", "Success")
            .put("status", 200)
            .put("detail", "Model deletion was successful")
            .build());
  }

  private SandboxResponse respond(StoredDocument model) {
    SandboxResponse response = SandboxResponse.json(200, model.document());
    return entityTags ? response.withHeaders(Map.of("ETag", quoted(model.entityTag()))) : response;
  }

  /** Returns the response to a creation: the document, and its URL. */
  static SandboxResponse created(SandboxRequest request, StoredDocument made) {
    String location = NextLink.origin(request) + request.path() + "/" + made.id();
    return SandboxResponse.json(201, made.document()).withHeaders(Map.of("Location", location));
  }

  private static String quoted(String entityTag) {
    return "\"" + entityTag + "\"";
  }
}
