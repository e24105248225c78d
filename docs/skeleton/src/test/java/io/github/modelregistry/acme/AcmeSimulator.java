package io.github.modelregistry.acme;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Simulates Acme. In a copy this class goes to {@code sdk-sandbox}, package {@code
 * io.github.modelregistry.sandbox.internal.acme}.
 */
final class AcmeSimulator extends VendorSimulator {

  static final String API_KEY = "sandbox-api-key";

  private final Map<String, JsonValue> models = new LinkedHashMap<>();

  /** Creates a simulator; {@code acme} is the name of the specification. */
  AcmeSimulator() {
    super("acme");
  }

  /** Adds a ready model and returns its id. */
  synchronized String addModel(String name) {
    String id = "m-" + (models.size() + 1);
    JsonFields model = new JsonFields().put("id", id).put("name", name).put("status", "ready");
    models.put(id, model.build());
    return id;
  }

  @Override
  protected List<String> bases() {
    return List.of("");
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return API_KEY.equals(request.bearerToken()) ? null : error(401, "The API key is invalid.");
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> listModels(request.request());
      case "getModel" -> getModel(request.pathParameter("model_id"));
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return SandboxResponse.json(
        status, new JsonFields().put("code", "E" + status).put("message", message).build());
  }

  @Override
  protected void resetState() {
    models.clear();
  }

  /** The token is the index of the first model of the next page; clients must not rely on that. */
  private SandboxResponse listModels(SandboxRequest request) {
    String token = request.queryValue("page_token");
    String size = request.queryValue("page_size");
    int start = token == null ? 0 : Integer.parseInt(token);
    int end = Math.min(models.size(), start + (size == null ? 25 : Integer.parseInt(size)));
    List<JsonValue> page = new ArrayList<>(models.values()).subList(start, end);
    JsonFields response = new JsonFields().put("models", JsonValue.array(page));
    return SandboxResponse.json(
        200,
        (end < models.size() ? response.put("next_page_token", Integer.toString(end)) : response)
            .build());
  }

  private SandboxResponse getModel(String id) {
    JsonValue model = models.get(id);
    return model == null ? error(404, "There is no model " + id) : SandboxResponse.json(200, model);
  }
}
