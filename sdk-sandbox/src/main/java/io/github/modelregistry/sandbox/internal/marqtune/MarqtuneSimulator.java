package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.json.JsonResource;
import io.github.modelregistry.sandbox.internal.server.VendorSimulator;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StorageStyle;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Simulates Marqtune: models, datasets and evaluations. */
public final class MarqtuneSimulator extends VendorSimulator {

  /** The only valid API key. */
  public static final String API_KEY = "sandbox-api-key";

  private static final String START = "marqtune-start";
  private static final JsonValue TEMPLATE =
      JsonValue.parse(
          """
          {"baseModel":"Marqo/ViT-B-32.laion2b_s34b_b79k","instanceType":"marqtune.basic",
          "hyperparameters":{"leftKeys":["query"],"leftWeights":[1],"rightKeys":["title"],
          "rightWeights":[1],"weightKey":"score"}}
          """);

  private final boolean empty;
  private final ResponseForm form = new ResponseForm();
  private final SignedStorage storage;
  private final TaskStore models;
  private final TaskStore datasets;
  private final TaskStore evaluations;
  private final ModelOperations modelOperations;
  private final DatasetOperations datasetOperations;
  private final EvaluationOperations evaluationOperations;
  private boolean advancesWhenRead = true;

  /**
   * Creates a service.
   *
   * @param clock the time by which signed URLs expire
   * @param empty whether it has no initial models
   */
  public MarqtuneSimulator(Clock clock, boolean empty) {
    super("marqtune");
    this.empty = empty;
    storage = new SignedStorage(clock, StorageStyle.S3);
    models = new TaskStore(TaskKind.MODEL, form, storage);
    datasets = new TaskStore(TaskKind.DATASET, form, storage);
    evaluations = new TaskStore(TaskKind.EVALUATION, form, storage);
    modelOperations = new ModelOperations(models, datasets, form);
    datasetOperations = new DatasetOperations(datasets, form, storage);
    evaluationOperations = new EvaluationOperations(evaluations, datasets, modelOperations, form);
    addFirstModels();
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
  protected SignedStorage storage() {
    return storage;
  }

  @Override
  protected SandboxResponse perform(CheckedRequest request) {
    datasetOperations.receiveFiles();
    return switch (request.operation()) {
      case "listModels" -> models.list();
      case "getModel" -> models.get(request, advancesWhenRead);
      case "deleteModel" -> models.delete(request);
      case "getModelDownloadUrl" -> modelOperations.downloadUrl(request);
      case "getModelLogsUrl" -> models.logsUrl(request);
      case "getModelLogs" -> models.logs(request);
      case "trainModel" -> modelOperations.train(request.body());
      case "releaseCheckpoint" -> modelOperations.release(request);
      case "listDatasets" -> datasets.list();
      case "getDataset" -> datasets.get(request, advancesWhenRead);
      case "deleteDataset" -> datasets.delete(request);
      case "getDatasetLogsUrl" -> datasets.logsUrl(request);
      case "getDatasetLogs" -> datasets.logs(request);
      case "createDataset" -> datasetOperations.create(request.body());
      case "listEvaluations" -> evaluations.list();
      case "getEvaluation" -> evaluations.get(request, advancesWhenRead);
      case "deleteEvaluation" -> evaluations.delete(request);
      case "getEvaluationDownloadUrl" -> evaluationOperations.downloadUrl(request);
      case "getEvaluationLogsUrl" -> evaluations.logsUrl(request);
      case "getEvaluationLogs" -> evaluations.logs(request);
      case "createEvaluation" -> evaluationOperations.create(request.body());
      default -> error(500, "not simulated: " + request.operation());
    };
  }

  @Override
  protected SandboxResponse error(int status, String message) {
    return form.error(status, message);
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
    form.reset();
    advancesWhenRead = true;
    modelOperations.clear();
    datasets.clear();
    evaluations.clear();
    addFirstModels();
  }

  private void addFirstModels() {
    if (empty) {
      return;
    }
    for (JsonValue start : field(JsonResource.read(START), "models").elements()) {
      StoredTask model = new StoredTask(field(start, "model"));
      JsonValue epochs = start.get("epochsAhead");
      if (epochs != null) {
        model.start(StoredTask.training((int) epochs.asLong()));
        model.step(); // it is past the wait for a machine
      }
      models.put(field(model.document(), "modelId").asString(), model);
    }
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

  /** Moves a task one step forward. */
  public synchronized void advance(String id) {
    need(id).step();
  }

  /** Returns the status of a model, a dataset or an evaluation. */
  public synchronized String status(String id) {
    return need(id).status();
  }

  /** Adds a model that is ready and returns its id. */
  public synchronized String addModel(String name, int checkpoints) {
    String id = startTraining(name, checkpoints);
    need(id).rest(StoredTask.trained("ready", "ready", checkpoints));
    return id;
  }

  /** Adds a model whose training was just requested and returns its id. */
  public synchronized String startTraining(String name, int epochs) {
    JsonValue named = new JsonFields().put("modelName", name).build();
    return modelOperations.start(JsonFields.overlay(named, TEMPLATE), epochs);
  }

  /** Adds a dataset that is ready and returns its id. */
  public synchronized String addDataset(JsonValue dataset) {
    String id = datasetOperations.add(dataset);
    need(id).rest(StoredTask.state("ready", "ready"));
    return id;
  }

  /** Returns the bytes of a checkpoint, as they are downloaded. */
  public static byte[] checkpoint(String modelId, String checkpoint) {
    return ModelOperations.content(modelId, checkpoint).start(Integer.MAX_VALUE);
  }

  /** Returns the names of a model's released checkpoints. */
  public synchronized Set<String> released(String modelId) {
    return modelOperations.released(modelId);
  }

  /** Adds a line to the log of a task. */
  public synchronized void addLogLine(String id, String message) {
    need(id).log().add(message);
  }

  /** Puts a model, a dataset or an evaluation into a final state. */
  public synchronized void rest(String id, JsonValue state) {
    need(id).rest(state);
  }

  /** Merges JSON into a model, a dataset or an evaluation. */
  public synchronized void patch(String id, JsonValue over) {
    need(id).overlay(over);
  }

  private StoredTask need(String id) {
    datasetOperations.receiveFiles();
    return Stream.of(models, datasets, evaluations)
        .map(store -> store.find(id))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("the sandbox of Marqtune has no entry " + id));
  }
}
