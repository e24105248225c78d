package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import io.github.modelregistry.sandbox.internal.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is particular to datasets: their creation, and what becomes of the uploaded file. */
final class DatasetOperations {

  private static final String RESERVED = "marqtune__";

  private final TaskStore datasets;
  private final ResponseForm form;
  private final SignedStorage storage;

  DatasetOperations(TaskStore datasets, ResponseForm form, SignedStorage storage) {
    this.datasets = datasets;
    this.form = form;
    this.storage = storage;
  }

  /** Creates a dataset that waits for its file. */
  SandboxResponse create(JsonValue body) {
    List<String> reserved =
        field(body, "dataSchema").fields().keySet().stream()
            .filter(column -> column.startsWith(RESERVED))
            .toList();
    if (!reserved.isEmpty()) {
      return form.error(400, "Columns must not begin with " + RESERVED + ": " + reserved);
    }
    if (isOf(body, "evaluation")
        && (body.get("queryColumns") == null || body.get("resultColumns") == null)) {
      return form.error(400, "queryColumns and resultColumns are required");
    }
    String id = add(body);
    String url = storage.putUrl(key(id), TaskStore.URL_VALIDITY);
    return form.respond(200, new JsonFields().put("datasetId", id).put("uploadUrl", url).build());
  }

  /** Adds a dataset that waits for its file and returns its id. */
  String add(JsonValue body) {
    Map<String, JsonValue> fields = new LinkedHashMap<>(body.fields());
    fields.remove("normalizeUrls"); // no response shows it
    String id = datasets.newId(field(body, "datasetName").asString());
    StoredTask dataset = new StoredTask(datasets.identified(id, JsonValue.object(fields)));
    dataset.overlay(StoredTask.state("uploading", "uploading"));
    datasets.put(id, dataset);
    return id;
  }

  /** Starts to prepare each dataset whose file has arrived since. */
  void receiveFiles() {
    datasets.forEach(
        (id, dataset) -> {
          StoredObject file = dataset.status().equals("uploading") ? storage.get(key(id)) : null;
          if (file != null) {
            dataset.overlay(StoredTask.state("provisioning", "provisioning"));
            dataset.start(steps(dataset.document(), problem(dataset.document(), file)));
          }
        });
  }

  private static List<StoredTask.Step> steps(JsonValue dataset, @Nullable String problem) {
    String name = field(dataset, "datasetName").asString();
    JsonValue reason = new JsonFields().put("failureReason", problem).build();
    return problem == null
        ? StoredTask.task("Preparing " + name, StoredTask.state("ready", "ready"), "Prepared.")
        : StoredTask.task(
            "Preparing " + name,
            JsonFields.overlay(StoredTask.state("failed", "failed"), reason),
            problem);
  }

  private static @Nullable String problem(JsonValue dataset, StoredObject file) {
    Set<String> columns = field(dataset, "dataSchema").fields().keySet();
    try (InputStream in = file.content().open()) {
      return DatasetFile.problem(in, columns, isOf(dataset, "evaluation"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(String id) {
    return "datasets/" + id + "/file";
  }

  static boolean isUsable(StoredTask dataset, String type) {
    return dataset.isReady() && isOf(dataset.document(), type);
  }

  private static boolean isOf(JsonValue dataset, String type) {
    return field(dataset, "datasetType").asString().equals(type);
  }
}
