package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.Evaluation;
import io.github.modelregistry.marqtune.model.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evaluations by the typed client, and what the service keeps of them. */
class EvaluationSandboxTest extends SandboxTestCase {

  private static final JsonValue HYPERPARAMETERS =
      JsonValue.parse(
          """
          {"leftKeys":["query"],"leftWeights":[1],"rightKeys":["title"],"rightWeights":[1.0]}
          """);

  @Test
  void anEvaluationMovesThroughItsStatesAndEndsWithMetrics() {
    String id = evaluate(server.addDataset("shoes", "evaluation"), "ViT-B-32");
    List<String> seen = new ArrayList<>();
    Evaluation evaluation;
    do {
      evaluation = client.evaluations().getEvaluation(id);
      seen.add(evaluation.status() + " " + (evaluation.evaluationMetrics() != null));
    } while (!evaluation.status().equals(TaskStatus.FINISHED));

    assertThat(seen)
        .containsExactly(
            "provisioning false", "provisioning false", "running false", "finished true");
    assertThat(evaluation.hyperparameters()).isEqualTo(HYPERPARAMETERS);
    assertThat(evaluation.evaluationMetrics().at("ndcg", "NDCG@10")).hasToString("0.61");
  }

  @Test
  void evaluationsAreListed() {
    String dataset = server.addDataset("shoes", "evaluation");
    assertThat(client.evaluations().listEvaluations().evaluations()).isEmpty();

    String one = evaluate(dataset, "ViT-B-32");
    String other = evaluate(dataset, server.addModel("shoes", 1) + "/epoch_1");

    assertThat(client.evaluations().listEvaluations().evaluations())
        .extracting(Evaluation::evaluationId)
        .containsExactly(one, other);
    assertThat(client.listEvaluations())
        .extracting(Evaluation::evaluationId)
        .containsExactly(one, other);
  }

  @Test
  void anEvaluationNeedsADatasetForEvaluationsAndAModelThatExists() {
    String training = server.addDataset("shoes", "training");
    String dataset = server.addDataset("shoes", "evaluation");
    String model = server.addModel("shoes", 1);

    assertThatThrownBy(() -> evaluate(training, "ViT-B-32"))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("Dataset must be of type 'evaluation'");
    assertThatThrownBy(() -> evaluate(dataset, model + "/epoch_2"))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("Invalid base model");
    assertThat(client.evaluations().listEvaluations().evaluations()).isEmpty();
  }

  @Test
  void aDeletedEvaluationIsGone() {
    String id = evaluate(server.addDataset("shoes", "evaluation"), "ViT-B-32");

    client.evaluations().deleteEvaluation(id);

    assertThat(client.evaluations().listEvaluations().evaluations()).isEmpty();
    assertThatThrownBy(() -> client.evaluations().getEvaluation(id))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("evaluation not found");
    assertThatThrownBy(() -> client.evaluations().deleteEvaluation(id))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void theResultsHaveAUrlAtTheEnd() {
    String id = evaluate(server.addDataset("shoes", "evaluation"), "ViT-B-32");

    assertThatThrownBy(() -> client.evaluations().getEvaluationDownloadUrl(id))
        .isExactlyInstanceOf(BadRequestException.class);
    server.advance(id);
    server.advance(id);
    server.advance(id);

    assertThat(client.evaluations().getEvaluationDownloadUrl(id).downloadUrl())
        .startsWith(server.baseUrl() + "/")
        .contains(id + ".json?");
  }

  private String evaluate(String dataset, String model) {
    return client
        .evaluations()
        .createEvaluation(q -> q.datasetId(dataset).model(model).hyperparameters(HYPERPARAMETERS))
        .evaluationId();
  }
}
