package io.github.modelregistry.marqtune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.BadRequestException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.marqtune.model.LogEvent;
import io.github.modelregistry.marqtune.model.LogEvents;
import io.github.modelregistry.testkit.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is sent to read logs, line by line or as files, and what is read. */
class LogRequestsTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String LINES = Fixtures.text("sheet/9-9-logs.json").strip();
  private static final String DOCUMENTED = "{\"logs\":" + LINES + "}";
  private static final String URL = "{\"downloadUrl\":\"https://bucket.test/7.log?sign=s-1\"}";

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLogOfATrainingIsReadAsABareArray(Form form) {
    MARQTUNE.answer("/models/m/logs", form.of(LINES));

    LogEvents log = MARQTUNE.client().models().getModelLogs("m");

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo("/models/m/logs");
    assertBothLines(log);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLogOfADatasetIsReadAsTheDocumentedObject(Form form) {
    MARQTUNE.answer("/datasets/d/logs", form.of(DOCUMENTED));

    LogEvents log =
        MARQTUNE
            .client()
            .datasets()
            .getDatasetLogs(q -> q.datasetId("d").from(1719456778123L).to(1719456780001L));

    assertThat(MARQTUNE.onlyRequest().getMethod().getName()).isEqualTo("GET");
    assertThat(MARQTUNE.onlyRequest().getUrl())
        .isEqualTo("/datasets/d/logs?from=1719456778123&to=1719456780001");
    assertBothLines(log);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLogOfAnEvaluationMayBeEmpty(Form form) {
    MARQTUNE.answer("/evaluation/e/logs", form.of(Fixtures.text("sheet/9-9-logs-empty.json")));

    LogEvents log =
        MARQTUNE.client().evaluations().getEvaluationLogs(q -> q.evaluationId("e").from(7L));

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo("/evaluation/e/logs?from=7");
    assertThat(log.logs()).isEmpty();
  }

  @Test
  void aTimeMayBeAText() {
    MARQTUNE.violatesTheSpecification();
    MARQTUNE.answer("/models/m/logs", "[{\"timestamp\":\"1719456778123\",\"message\":\"a\"}]");

    assertThat(MARQTUNE.client().models().getModelLogs("m").logs())
        .extracting(LogEvent::timestamp)
        .containsExactly(1719456778123L);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLogFileOfATrainingHasAUrlThatIsNotShown(Form form) {
    MARQTUNE.answer("/models/m/logs/url", form.of(URL));

    var response = MARQTUNE.client().models().getModelLogsUrl("m");

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo("/models/m/logs/url");
    assertThat(JsonValue.parse(response.toJson())).isEqualTo(JsonValue.parse(URL));
    assertThat(response.toString()).doesNotContain("s-1");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLogFileOfADatasetHasAUrl(Form form) {
    MARQTUNE.answer("/datasets/d/logs/url", form.of(URL));

    var response = MARQTUNE.client().datasets().getDatasetLogsUrl("d");

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo("/datasets/d/logs/url");
    assertThat(response.downloadUrl()).isEqualTo("https://bucket.test/7.log?sign=s-1");
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theLogFileOfAnEvaluationHasAUrl(Form form) {
    MARQTUNE.answer("/evaluation/e/logs/url", form.of(URL));

    var response = MARQTUNE.client().evaluations().getEvaluationLogsUrl("e");

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo("/evaluation/e/logs/url");
    assertThat(response.downloadUrl()).isEqualTo("https://bucket.test/7.log?sign=s-1");
  }

  @Test
  void theLogFileOfAModelThatIsNotReadyIsABadRequest() {
    MARQTUNE.answer(
        "/models/m/logs/url", 400, Fixtures.text("sheet/9-12-error-log-url-too-early.json"));
    MarqtuneClient client = MARQTUNE.client();

    assertThatThrownBy(() -> client.models().getModelLogsUrl("m"))
        .isExactlyInstanceOf(BadRequestException.class)
        .hasMessageContaining("only available for ready model");
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  private static void assertBothLines(LogEvents log) {
    assertThat(JsonValue.parse(log.toJson())).isEqualTo(JsonValue.parse(DOCUMENTED));
    List<LogEvent> lines = log.logs();
    assertThat(lines)
        .extracting(LogEvent::timestamp)
        .containsExactly(1719456778123L, 1719456780001L);
    assertThat(lines).extracting(LogEvent::message).last().isEqualTo("");
  }
}
