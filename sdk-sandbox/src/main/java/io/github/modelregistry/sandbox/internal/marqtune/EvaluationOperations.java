package io.github.modelregistry.sandbox.internal.marqtune;

import static io.github.modelregistry.sandbox.internal.json.JsonFields.field;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.sandbox.internal.blob.Blob;
import io.github.modelregistry.sandbox.internal.http.SandboxResponse;
import io.github.modelregistry.sandbox.internal.json.JsonFields;
import io.github.modelregistry.sandbox.internal.spec.CheckedRequest;
import java.util.List;

/** What is particular to evaluations: their start and their metrics. */
final class EvaluationOperations {

  private static final List<String> REQUIRED =
      List.of("leftKeys", "leftWeights", "rightKeys", "rightWeights");
  private static final JsonValue METRICS =
      JsonValue.parse(
          """
          {"ndcg":{"NDCG@10":0.61,"NDCG@100":0.66},"mrr":{"MRR@1000":0.7},"mAP":{"MAP@1000":0.52},
          "precision":{"P@10":0.18},"recall":{"Recall@10":0.55,"Recall@50":0.73}}
          """);

  private final TaskStore evaluations;
  private final TaskStore datasets;
  private final ModelOperations models;
  private final ResponseForm form;

  EvaluationOperations(
      TaskStore evaluations, TaskStore datasets, ModelOperations models, ResponseForm form) {
    this.evaluations = evaluations;
    this.datasets = datasets;
    this.models = models;
    this.form = form;
  }

  /** Starts an evaluation, unless something that it needs is missing. */
  SandboxResponse create(JsonValue body) {
    StoredTask dataset = datasets.find(field(body, "datasetId").asString());
    String model = field(body, "model").asString();
    JsonValue hyperparameters = field(body, "hyperparameters");
    if (dataset == null) {
      return form.error(400, "Invalid dataset id");
    }
    if (!DatasetOperations.isUsable(dataset, "evaluation")) {
      return form.error(400, "Dataset must be of type 'evaluation'");
    }
    if (!models.isModel(model)) {
      return form.error(400, "Invalid base model");
    }
    List<String> missing = ModelOperations.missing(hyperparameters, REQUIRED);
    if (!missing.isEmpty()) {
      return form.error(400, "Missing hyperparameters: " + String.join(", ", missing));
    }
    String id = evaluations.newId(model);
    JsonValue fields = new JsonFields().put("hyperparameters", hyperparameters).build();
    StoredTask evaluation = new StoredTask(evaluations.identified(id, fields));
    evaluation.overlay(StoredTask.state("provisioning", "provisioning"));
    evaluation.start(StoredTask.task("Evaluating " + model, ended(), METRICS.toString()));
    evaluations.put(id, evaluation);
    return form.success(202, "evaluationId", id);
  }

  /** Returns a URL of the results, which an evaluation has at its end. */
  SandboxResponse downloadUrl(CheckedRequest request) {
    return evaluations.with(
        request,
        (id, evaluation) -> {
          JsonValue metrics = evaluation.document().get("evaluationMetrics");
          return metrics == null
              ? form.error(400, "Results are only available for finished evaluation.")
              : evaluations.url(id, id + ".json", Blob.of(metrics.toString()), "application/json");
        });
  }

  private static JsonValue ended() {
    JsonValue metrics = new JsonFields().put("evaluationMetrics", METRICS).build();
    return JsonFields.overlay(StoredTask.state("finished", "finished"), metrics);
  }
}
