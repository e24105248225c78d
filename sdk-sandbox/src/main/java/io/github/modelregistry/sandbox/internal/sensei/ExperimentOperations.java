package io.github.modelregistry.sandbox.internal.sensei;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on experiments, in one sandbox of the platform. */
final class ExperimentOperations {

  private final Documents documents;
  private final Clock clock;

  ExperimentOperations(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  SandboxResponse perform(CheckedRequest request) {
    return switch (request.operation()) {
      case "listExperiments" ->
          documents.list(Kind.EXPERIMENT, request.request(), "deleted==false");
      case "createExperiment" -> create(request);
      case "getExperiment" -> documents.get(Kind.EXPERIMENT, id(request));
      case "updateExperiment" ->
          documents.with(Kind.EXPERIMENT, id(request), found -> update(found, request));
      case "deleteExperiment" ->
          documents.with(Kind.EXPERIMENT, id(request), ExperimentOperations::delete);
      case "deleteExperimentsOfMlInstance" ->
          deleteAll(String.valueOf(request.request().queryValue("mlInstanceId")));
      default -> Problems.of(500, "not simulated: " + request.operation());
    };
  }

  private static String id(CheckedRequest request) {
    return request.pathParameter("experimentId");
  }

  private SandboxResponse create(CheckedRequest request) {
    JsonValue sent = request.body();
    SandboxResponse refusal = refusal(sent);
    if (refusal != null) {
      return refusal;
    }
    JsonValue made = NewDocuments.experiment(sent, clock.instant());
    return documents.create(Kind.EXPERIMENT, request.request(), new StoredDocument(made, Set.of()));
  }

  private SandboxResponse update(StoredDocument experiment, CheckedRequest request) {
    JsonValue sent = request.body();
    SandboxResponse stale = documents.refuseStale(request.request(), experiment);
    if (stale != null) {
      return stale;
    }
    String id = JsonFields.textOrNull(sent, "id");
    if (id != null && !id.equals(experiment.id())) {
      return Problems.invalid("id", "The id differs from that of the path");
    }
    SandboxResponse refusal = refusal(sent);
    if (refusal != null) {
      return refusal;
    }
    experiment.replace(NewDocuments.replaced(experiment.document(), sent, clock.instant()));
    return documents.respond(experiment);
  }

  private @Nullable SandboxResponse refusal(JsonValue experiment) {
    String name = JsonFields.textOrNull(experiment, "name");
    String instance = JsonFields.textOrNull(experiment, "mlInstanceId");
    if (name == null || name.isBlank()) {
      return Problems.invalid("name", "Experiment name must not be empty");
    }
    if (instance == null && JsonFields.textOrNull(experiment, "mlInstanceQuery") == null) {
      return Problems.invalid("mlInstanceId", "An MLInstance or a query for one is required");
    }
    return instance != null && documents.store().find(Kind.ML_INSTANCE, instance) == null
        ? Problems.invalid("mlInstanceId", "There is no MLInstance " + instance)
        : null;
  }

  private static SandboxResponse delete(StoredDocument experiment) {
    experiment.delete();
    return Documents.confirm("Experiment successfully deleted");
  }

  /** Where they were all deleted before, they are gone; where there were none, not found. */
  private SandboxResponse deleteAll(String instance) {
    List<StoredDocument> all =
        documents.store().list(Kind.EXPERIMENT).stream()
            .filter(each -> instance.equals(each.text("mlInstanceId")))
            .toList();
    if (all.isEmpty()) {
      return Problems.of(404, "This sandbox has no experiments of the MLInstance " + instance);
    }
    if (all.stream().allMatch(StoredDocument::isDeleted)) {
      return Problems.of(410, "The experiments of the MLInstance " + instance + " are deleted");
    }
    all.stream().filter(each -> !each.isDeleted()).forEach(StoredDocument::delete);
    return Documents.confirm("Experiments successfully deleted");
  }
}
