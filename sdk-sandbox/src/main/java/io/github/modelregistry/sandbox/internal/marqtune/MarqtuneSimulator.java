package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The read operations of Marqtune's models. */
public final class MarqtuneSimulator extends VendorSimulator {

  /** The only valid API key. */
  public static final String API_KEY = "sandbox-api-key";

  private static final String START = "marqtune-start";
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final JsonValue TEMPLATE =
      JsonValue.parse(
          """
          {"baseModel":"Marqo/ViT-B-32.laion2b_s34b_b79k","instanceType":"marqtune.basic",
          "hyperparameters":{"leftKeys":["query"],"leftWeights":[1],"rightKeys":["title"],
          "rightWeights":[1],"weightKey":"score"}}
          """);

  private final boolean empty;
  private final Map<String, StoredModel> models = new LinkedHashMap<>();
  private ResponseForm form = new ResponseForm();
  private boolean advancesWhenRead = true;

  /**
   * Creates a service.
   *
   * @param empty whether it has no initial models
   */
  public MarqtuneSimulator(boolean empty) {
    super("marqtune");
    this.empty = empty;
    resetModels();
  }

  @Override
  protected List<String> bases() {
    return List.of("");
  }

  @Override
  protected @Nullable SandboxResponse refuseCaller(SandboxRequest request) {
    return API_KEY.equals(request.header("x-api-key")) ? null : error(401, "Unauthorized.");
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listModels" -> listModels();
      case "getModel" -> getModel(request.pathParameter("model_id"));
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return form.respond(status, new JsonFields().put("message", message).build());
  }

  /** Returns a 400, as the service does for unknown methods and paths alike. */
  @Override
  protected SandboxResponse refusePath(String explanation) {
    return refuseMethod(explanation);
  }

  @Override
  protected SandboxResponse refuseMethod(String explanation) {
    return error(400, "Invalid request method: " + explanation);
  }

  @Override
  protected void resetState() {
    form = new ResponseForm();
    advancesWhenRead = true;
    resetModels();
  }

  private void resetModels() {
    models.clear();
    if (empty) {
      return;
    }
    for (JsonValue start : field(JsonResource.read(START), "models").elements()) {
      StoredModel model = new StoredModel(field(start, "model"));
      JsonValue epochs = start.get("epochsAhead");
      if (epochs != null) {
        model.train((int) epochs.asLong());
        model.step(); // it is past the wait for a machine
      }
      models.put(model.id(), model);
    }
  }

  private SandboxResponse listModels() {
    List<JsonValue> documents = models.values().stream().map(StoredModel::document).toList();
    return form.respond(200, form.list(JsonValue.array(documents)));
  }

  private SandboxResponse getModel(String id) {
    if (!UUID_FORM.matcher(id).matches()) {
      return error(400, "Invalid model id");
    }
    StoredModel model = models.get(id);
    if (model == null) {
      return error(404, "model not found");
    }
    SandboxResponse response = form.respond(200, model.document());
    if (advancesWhenRead) {
      model.step();
    }
    return response;
  }

  // Methods for tests.

  /** Wraps responses in envelopes, with the payload as JSON or as a string of JSON. */
  public synchronized void envelopes(boolean payloadIsText) {
    form.enveloped(payloadIsText);
  }

  /** Returns errors inside a 200 response. */
  public synchronized void errorsInsideSuccesses() {
    form.errorsInsideSuccesses();
  }

  /** Returns lists as bare arrays. */
  public synchronized void listsAsArrays() {
    form.listsAreArrays();
  }

  /** Returns null instead of an empty list. */
  public synchronized void emptyListsAsNull() {
    form.emptyListsAreNull();
  }

  /** Sets whether reading a training advances it. */
  public synchronized void advancesWhenRead(boolean advances) {
    advancesWhenRead = advances;
  }

  /** Moves a training one step forward. */
  public synchronized void advance(String id) {
    need(id).step();
  }

  /** Returns the status of a model. */
  public synchronized String status(String id) {
    return need(id).status();
  }

  /** Adds a model that is ready and returns its id. */
  public synchronized String addModel(String name, int checkpoints) {
    StoredModel model = added(name);
    model.overlay(StoredModel.state("ready", "ready", StoredModel.checkpoints(checkpoints)));
    return model.id();
  }

  /** Adds a model whose training was just requested and returns its id. */
  public synchronized String startTraining(String name, int epochs) {
    StoredModel model = added(name);
    model.overlay(StoredModel.state("provisioning", "provisioning", List.of()));
    model.train(epochs);
    return model.id();
  }

  /** Puts a model into a final state. */
  public synchronized void rest(String id, JsonValue state) {
    need(id).rest(state);
  }

  /** Merges JSON into a model. */
  public synchronized void patchModel(String id, JsonValue over) {
    need(id).overlay(over);
  }

  /** Ids differ even where names do not. */
  private StoredModel added(String name) {
    String numbered = models.size() + "/" + name;
    String id = UUID.nameUUIDFromBytes(numbered.getBytes(StandardCharsets.UTF_8)).toString();
    JsonValue named = new JsonFields().put("modelId", id).put("modelName", name).build();
    StoredModel model = new StoredModel(JsonFields.overlay(named, TEMPLATE));
    models.put(id, model);
    return model;
  }

  private StoredModel need(String id) {
    StoredModel model = models.get(id);
    if (model == null) {
      throw new IllegalArgumentException("the sandbox has no Marqtune model " + id);
    }
    return model;
  }
}
