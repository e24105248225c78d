package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.LogEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Logs that grow while tasks run, by the typed client. */
class LogSandboxTest extends SandboxTestCase {

  @Test
  void theLogOfATrainingGrowsWithItsSteps() {
    String id = server.startTraining("bags", 1);
    assertThat(client.models().getModelLogs(id).logs()).isEmpty();

    server.advance(id);
    server.advance(id);
    List<LogEvent> first = client.models().getModelLogs(id).logs();
    server.advance(id);
    long next = first.get(first.size() - 1).timestamp() + 1;
    List<LogEvent> since = client.models().getModelLogs(q -> q.modelId(id).from(next)).logs();

    assertThat(first).hasSize(2);
    assertThat(since).extracting(LogEvent::message).containsExactly("Training ended.");
    assertThat(client.models().getModelLogs(id).logs()).hasSize(3);
  }

  @Test
  void oneResponseHasTheNewestFiveHundredLinesOfARange() {
    String id = server.addModel("shoes", 1);
    for (int i = 0; i < 501; i++) {
      server.addLogLine(id, "line " + i);
    }

    List<LogEvent> newest = client.models().getModelLogs(id).logs();
    long end = newest.get(0).timestamp() - 1;
    List<LogEvent> before = client.models().getModelLogs(q -> q.modelId(id).to(end)).logs();

    assertThat(newest).hasSize(500);
    assertThat(newest).extracting(LogEvent::message).startsWith("line 1").endsWith("line 500");
    assertThat(before).extracting(LogEvent::message).containsExactly("line 0");
  }

  @Test
  void theLogOfADatasetIsRead() {
    String id = server.addDataset("shoes", "training");
    server.addLogLine(id, "Preparing shoes");

    assertThat(client.datasets().getDatasetLogs(id).logs())
        .extracting(LogEvent::message)
        .containsExactly("Preparing shoes");
  }

  @Test
  void theLogOfAnEvaluationEndsWithTheMetrics() {
    String id = evaluate();
    assertThat(client.evaluations().getEvaluationLogs(id).logs()).isEmpty();
    server.advance(id);
    server.advance(id);
    server.advance(id);

    assertThat(client.evaluations().getEvaluationLogs(id).logs())
        .extracting(LogEvent::message)
        .first()
        .isEqualTo("Evaluating ViT-B-32");
    assertThat(client.evaluations().getEvaluationLogs(id).logs())
        .extracting(LogEvent::message)
        .last()
        .satisfies(line -> assertThat(line).contains("NDCG@10"));
  }

  @Test
  void theLogFileOfATrainingHasAUrlOnceItIsReady() {
    String id = server.startTraining("bags", 1);
    assertThatThrownBy(() -> client.models().getModelLogsUrl(id))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("Logs download is only available for ready model.");

    server.advance(id);
    server.advance(id);
    server.advance(id);

    assertThat(client.models().getModelLogsUrl(id).downloadUrl()).contains(id + ".log?");
  }

  @Test
  void theLogFileOfADatasetHasAUrlOnceItIsReady() {
    String id = server.addDataset("shoes", "training");

    assertThat(client.datasets().getDatasetLogsUrl(id).downloadUrl()).contains(id + ".log?");
    server.setStatus(id, "failed", "failed", "no rows");
    assertThatThrownBy(() -> client.datasets().getDatasetLogsUrl(id))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("Logs download is only available for ready dataset.");
  }

  @Test
  void theLogFileOfAnEvaluationHasAUrlAtAnyTime() {
    String id = evaluate();

    assertThat(client.evaluations().getEvaluationLogsUrl(id).downloadUrl())
        .startsWith(server.baseUrl() + "/")
        .contains(id + ".log?");
  }

  private String evaluate() {
    String dataset = server.addDataset("shoes", "evaluation");
    JsonValue hyperparameters =
        JsonValue.parse(
            "{\"leftKeys\":[],\"leftWeights\":[],\"rightKeys\":[],\"rightWeights\":[]}");
    return client
        .evaluations()
        .createEvaluation(
            q -> q.datasetId(dataset).model("ViT-B-32").hyperparameters(hyperparameters))
        .evaluationId();
  }
}
