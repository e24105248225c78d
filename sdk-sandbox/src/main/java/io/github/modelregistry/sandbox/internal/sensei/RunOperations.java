package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The operations on the runs of an experiment, in one sandbox of the platform. A run goes on
 * whenever its status is read; at its end, a training run makes a model.
 */
final class RunOperations {

  private static final Set<String> MODES = Set.of("train", "score", "fp");

  private final Documents documents;
  private final SenseiStore store;
  private final Clock clock;
  private final Supplier<@Nullable String> failures;

  /**
   * Creates the operations.
   *
   * @param failures gives the reason why the next run fails, null if it succeeds
   */
  RunOperations(Documents documents, Clock clock, Supplier<@Nullable String> failures) {
    this.documents = documents;
    this.store = documents.store();
    this.clock = clock;
    this.failures = failures;
  }

  SandboxResponse perform(CheckedRequest request) {
    return documents.with(
        Kind.EXPERIMENT,
        request.pathParameter("experimentId"),
        experiment ->
            switch (request.operation()) {
              case "listRuns" ->
                  documents.list(
                      Kind.RUN,
                      request.request(),
                      "experimentId==" + experiment.id(),
                      "deleted==false");
              case "createRun" -> create(experiment, request);
              case "getRun", "getRunStatus" -> ofRun(experiment, request);
              default -> Problems.of(500, "not simulated: " + request.operation());
            });
  }

  private SandboxResponse ofRun(StoredDocument experiment, CheckedRequest request) {
    String id = request.pathParameter("experimentRunId");
    StoredDocument run = store.find(Kind.RUN, id);
    if (run == null || !experiment.id().equals(run.text("experimentId"))) {
      return Problems.notFound("run", id);
    }
    return request.operation().equals("getRun") ? documents.respond(run) : status(experiment, run);
  }

  private SandboxResponse create(StoredDocument experiment, CheckedRequest request) {
    JsonValue sent = request.body();
    String mode = String.valueOf(JsonFields.textOrNull(sent, "mode")).toLowerCase(Locale.ROOT);
    if (!MODES.contains(mode)) {
      return Problems.invalid("mode", "The mode " + mode + " is none of " + MODES);
    }
    if (mode.equals("score") && !isTrained(experiment)) {
      return Problems.invalid("mode", "The experiment has no successful training run");
    }
    JsonValue made =
        NewDocuments.run(
            sent, mode, experiment.id(), tasks(experiment, sent, mode), clock.instant());
    StoredDocument run = new StoredDocument(made, Set.of());
    store.begin(run.id(), RunProgress.started(failures.get()));
    return documents.create(Kind.RUN, request.request(), run);
  }

  private boolean isTrained(StoredDocument experiment) {
    return store.with(Kind.RUN, "experimentId", experiment.id()).stream()
        .filter(run -> "train".equals(run.text("mode")))
        .anyMatch(run -> store.progress(run.id()).hasSucceeded());
  }

  /** Returns the tasks that were sent, else those of the instance for this mode. */
  private List<JsonValue> tasks(StoredDocument experiment, JsonValue sent, String mode) {
    JsonValue own = sent.get("tasks");
    if (own != null) {
      return own.elements();
    }
    StoredDocument instance =
        store.find(Kind.ML_INSTANCE, String.valueOf(experiment.text("mlInstanceId")));
    JsonValue configured = instance == null ? null : instance.document().get("tasks");
    List<JsonValue> taken =
        configured == null
            ? List.of()
            : configured.elements().stream()
                .filter(task -> mode.equals(JsonFields.textOrNull(task, "name")))
                .toList();
    return taken.isEmpty() ? List.of(new JsonFields().put("name", mode).build()) : taken;
  }

  private SandboxResponse status(StoredDocument experiment, StoredDocument run) {
    RunProgress progress = store.progress(run.id());
    JsonValue status = NewDocuments.runStatus(run, progress);
    if (progress.read() && "train".equals(run.text("mode"))) {
      replaceModel(experiment, run);
    }
    return SandboxResponse.json(200, status);
  }

  /** An experiment holds one trained model at a time. */
  private void replaceModel(StoredDocument experiment, StoredDocument run) {
    store.with(Kind.MODEL, "experimentId", experiment.id()).forEach(StoredDocument::delete);
    JsonValue model = NewDocuments.trainedModel(experiment, run.id(), clock.instant());
    store.add(Kind.MODEL, new StoredDocument(model, Set.of()));
  }
}
