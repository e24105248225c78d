package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is particular to models: trainings, checkpoints, releases. */
final class ModelOperations {

  private static final int USUAL_EPOCHS = 5;
  private static final int SIZE = 65_536;
  private static final String BINARY = "application/octet-stream";
  private static final List<String> REQUIRED =
      List.of("leftKeys", "leftWeights", "rightKeys", "rightWeights", "weightKey");

  private final TaskStore models;
  private final TaskStore datasets;
  private final ResponseForm form;
  private final Map<String, Set<String>> released = new LinkedHashMap<>();

  ModelOperations(TaskStore models, TaskStore datasets, ResponseForm form) {
    this.models = models;
    this.datasets = datasets;
    this.form = form;
  }

  void clear() {
    models.clear();
    released.clear();
  }

  /** Starts a training, unless something that it needs is missing. */
  SandboxResponse train(JsonValue body) {
    String dataset = field(body, "datasetId").asString();
    StoredTask stored = datasets.find(dataset);
    if (!TaskStore.isId(dataset)) {
      return form.error(400, "Invalid dataset id");
    }
    if (stored == null) {
      return form.error(404, "dataset not found");
    }
    if (!DatasetOperations.isUsable(stored, "training")) {
      return form.error(400, "Dataset must be of type 'training' and ready");
    }
    if (!isModel(field(body, "baseModel").asString())) {
      return form.error(400, "Invalid base model");
    }
    JsonValue hyperparameters = field(body, "hyperparameters");
    List<String> missing = missing(hyperparameters, REQUIRED);
    if (!missing.isEmpty()) {
      return form.error(400, "Missing hyperparameters: " + String.join(", ", missing));
    }
    return form.success(200, "modelId", start(body, epochs(hyperparameters)));
  }

  /** Starts a training of the fields of a request, and returns the id of its model. */
  String start(JsonValue body, int epochs) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(body.fields());
    fields.remove("datasetId"); // no response shows it
    String id = models.newId(field(body, "modelName").asString());
    StoredTask model = new StoredTask(models.identified(id, JsonValue.object(fields)));
    model.overlay(StoredTask.trained("provisioning", "provisioning", 0));
    model.start(StoredTask.training(epochs));
    models.put(id, model);
    return id;
  }

  /** Returns a URL of a checkpoint, of the newest one if the request names none. */
  SandboxResponse downloadUrl(CheckedRequest request) {
    String named = request.request().queryValue("checkpoint");
    return models.with(
        request,
        (id, model) -> {
          List<String> checkpoints = checkpoints(model);
          String newest = checkpoints.isEmpty() ? "" : checkpoints.get(checkpoints.size() - 1);
          String checkpoint = named == null ? newest : named;
          if (model.isDeleted()) {
            return form.error(404, "model not found");
          }
          return checkpoints.contains(checkpoint)
              ? models.url(id, checkpoint + ".pt", content(id, checkpoint), BINARY)
              : noCheckpoint(id, model, checkpoint);
        });
  }

  /** Returns the bytes of a checkpoint, which are those of its name, again and again: 64 KiB. */
  static Blob content(String id, String checkpoint) {
    byte[] line = (id + " " + checkpoint + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = line[i % line.length];
    }
    return Blob.of(bytes);
  }

  /** Releases a checkpoint; the second release changes nothing. */
  SandboxResponse release(CheckedRequest request) {
    String checkpoint = request.pathParameter("checkpoint_name");
    return models.with(
        request,
        (id, model) -> {
          if (!checkpoints(model).contains(checkpoint)) {
            return noCheckpoint(id, model, checkpoint);
          }
          released.computeIfAbsent(id, unused -> new LinkedHashSet<>()).add(checkpoint);
          return form.success(200, "modelId", id);
        });
  }

  Set<String> released(String id) {
    return Set.copyOf(released.getOrDefault(id, Set.of()));
  }

  SandboxResponse noCheckpoint(String id, StoredTask model, String checkpoint) {
    String name = field(model.document(), "modelName").asString();
    return form.error(
        400, "Invalid checkpoint name: " + checkpoint + " for model: name=" + name + ", id=" + id);
  }

  /** Returns whether a text names a model to start from: one of the service, or a checkpoint. */
  boolean isModel(String reference) {
    int slash = reference.indexOf('/');
    String id = slash < 0 ? reference : reference.substring(0, slash);
    if (!TaskStore.isId(id)) {
      return !reference.isBlank();
    }
    StoredTask model = models.find(id);
    return model != null && checkpoints(model).contains(reference.substring(slash + 1));
  }

  static List<String> checkpoints(StoredTask model) {
    JsonValue names = model.document().get("checkpoints");
    return names == null ? List.of() : names.elements().stream().map(JsonValue::asString).toList();
  }

  static List<String> missing(JsonValue hyperparameters, List<String> required) {
    List<String> missing = new ArrayList<>(required);
    missing.removeIf(name -> hyperparameters.get(name) != null);
    return missing;
  }

  private static int epochs(JsonValue hyperparameters) {
    JsonValue epochs = hyperparameters.get("epochs");
    return epochs == null ? USUAL_EPOCHS : (int) epochs.asLong();
  }
}
