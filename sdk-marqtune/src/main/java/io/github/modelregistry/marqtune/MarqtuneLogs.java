package io.github.modelregistry.marqtune;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.marqtune.model.Dataset;
import io.github.modelregistry.marqtune.model.Evaluation;
import io.github.modelregistry.marqtune.model.Model;

/** The logs of Marqtune's tasks. Thread-safe; belongs to its client. Nothing is requested yet. */
public final class MarqtuneLogs {

  private final MarqtuneClient client;
  private final ClientConfig config;

  MarqtuneLogs(MarqtuneClient client, ClientConfig config) {
    this.client = client;
    this.config = config;
  }

  /** Returns the log of a training, to be read from its beginning. */
  public MarqtuneLog model(String modelId) {
    return new MarqtuneLog(
        () -> {
          Model model = client.models().getModel(modelId);
          return new TaskState(model.statusOrNull(), model.secondaryStatusOrNull());
        },
        new LogPages(
            (from, to) -> client.models().getModelLogs(q -> q.modelId(modelId).from(from).to(to))),
        config);
  }

  /** Returns the log of the preparation of a dataset, to be read from its beginning. */
  public MarqtuneLog dataset(String datasetId) {
    return new MarqtuneLog(
        () -> {
          Dataset dataset = client.datasets().getDataset(datasetId);
          return new TaskState(dataset.statusOrNull(), dataset.secondaryStatusOrNull());
        },
        new LogPages(
            (from, to) ->
                client.datasets().getDatasetLogs(q -> q.datasetId(datasetId).from(from).to(to))),
        config);
  }

  /** Returns the log of an evaluation, to be read from its beginning. */
  public MarqtuneLog evaluation(String evaluationId) {
    return new MarqtuneLog(
        () -> {
          Evaluation evaluation = client.evaluations().getEvaluation(evaluationId);
          return new TaskState(evaluation.statusOrNull(), evaluation.secondaryStatusOrNull());
        },
        new LogPages(
            (from, to) ->
                client
                    .evaluations()
                    .getEvaluationLogs(q -> q.evaluationId(evaluationId).from(from).to(to))),
        config);
  }
}
