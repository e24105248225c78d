package io.github.modelregistry.sandbox.internal.marqtune;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxRequest;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import io.github.modelregistry.sandbox.internal.storage.SignedStorage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All models, all datasets or all evaluations, and the operations that these three share. */
final class TaskStore {

  /** How long signed URLs are valid: an hour, as documented for those of checkpoints. */
  static final Duration URL_VALIDITY = Duration.ofHours(1);

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final TaskKind kind;
  private final ResponseForm form;
  private final SignedStorage storage;
  private final Map<String, StoredTask> tasks = new LinkedHashMap<>();

  TaskStore(TaskKind kind, ResponseForm form, SignedStorage storage) {
    this.kind = kind;
    this.form = form;
    this.storage = storage;
  }

  /** Returns an entry, or null if there is none of this id. */
  @Nullable StoredTask find(String id) {
    return tasks.get(id);
  }

  void put(String id, StoredTask task) {
    tasks.put(id, task);
  }

  void forEach(BiConsumer<String, StoredTask> action) {
    tasks.forEach(action);
  }

  void clear() {
    tasks.clear();
  }

  /** Returns an unused id for an entry; ids differ even where names do not. */
  String newId(String name) {
    String numbered = kind.label() + tasks.size() + "/" + name;
    return UUID.nameUUIDFromBytes(numbered.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Returns whether a text can be an id. */
  static boolean isId(String text) {
    return UUID_FORM.matcher(text).matches();
  }

  SandboxResponse list() {
    List<JsonValue> documents = tasks.values().stream().map(StoredTask::document).toList();
    return form.list(kind.listField(), JsonValue.array(documents));
  }

  SandboxResponse get(CheckedRequest request, boolean advances) {
    return with(
        request,
        (id, task) -> {
          SandboxResponse response = form.respond(200, task.document());
          if (advances) {
            task.step();
          }
          return response;
        });
  }

  /** Deletes an entry, which stays as one that is deleted; of an evaluation nothing stays. */
  SandboxResponse delete(CheckedRequest request) {
    return with(
        request,
        (id, task) -> {
          if (task.isDeleted()) {
            return form.error(400, kind.label() + " is already deleted");
          }
          if (kind == TaskKind.DATASET && task.status().equals("provisioning")) {
            return form.error(400, "dataset cannot be deleted while it is provisioning");
          }
          if (kind == TaskKind.EVALUATION) {
            tasks.remove(id);
          }
          task.rest(StoredTask.state("deleted", "deleted"));
          storage.deleteAll(key(id, ""));
          return form.success(200, "message", kind.label() + " deleted successfully");
        });
  }

  SandboxResponse logs(CheckedRequest request) {
    return with(
        request,
        (id, task) -> {
          long from = time(request.request(), "from", Long.MIN_VALUE);
          long to = time(request.request(), "to", Long.MAX_VALUE);
          return form.logs(task.log().between(from, to));
        });
  }

  /** Returns a URL of the log as a file, which models and datasets have only when ready. */
  SandboxResponse logsUrl(CheckedRequest request) {
    return with(
        request,
        (id, task) ->
            task.isReady() || kind == TaskKind.EVALUATION
                ? url(id, id + ".log", Blob.of(task.log().text()), "text/plain")
                : form.error(
                    400, "Logs download is only available for ready " + kind.label() + "."));
  }

  /** Stores a file of an entry and returns a URL of it. */
  SandboxResponse url(String id, String file, Blob content, String contentType) {
    storage.put(key(id, file), content, contentType);
    return form.success(200, "downloadUrl", storage.getUrl(key(id, file), URL_VALIDITY));
  }

  private String key(String id, String file) {
    return kind.listField() + "/" + id + "/" + file;
  }

  /** Responds to a request for one entry, or refuses it if there is no such entry. */
  SandboxResponse with(
      CheckedRequest request, BiFunction<String, StoredTask, SandboxResponse> action) {
    String id = request.pathParameter(kind.idParameter());
    if (!isId(id)) {
      return form.error(400, "Invalid " + kind.label() + " id");
    }
    StoredTask task = tasks.get(id);
    return task == null ? form.error(404, kind.label() + " not found") : action.apply(id, task);
  }

  /** Returns an object with an id, then the given fields. */
  JsonValue identified(String id, JsonValue fields) {
    return JsonFields.overlay(new JsonFields().put(kind.idField(), id).build(), fields);
  }

  private static long time(SandboxRequest request, String parameter, long otherwise) {
    String value = request.queryValue(parameter);
    return value == null ? otherwise : Long.parseLong(value);
  }
}
