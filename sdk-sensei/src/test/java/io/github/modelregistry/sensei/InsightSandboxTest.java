package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.sensei.model.DefaultMetrics;
import io.github.modelregistry.sensei.model.Insight;
import io.github.modelregistry.sensei.model.InsightContext;
import io.github.modelregistry.sensei.model.InsightMetric;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Metrics of models, recorded and read by the typed client. */
class InsightSandboxTest extends SandboxTestCase {

  private static final String MODEL = "15c53796-bd6b-4e09-b51d-7296aa20af71";
  private static final String INSIGHT = "08b8d174-6b0d-4d7e-acd8-1c4c908e14b2";

  private Insight record(String value) {
    InsightMetric metric =
        InsightMetric.builder().name("MAPE").value(value).valueType("double").build();
    return client
        .insights()
        .createInsight(
            q ->
                q.context(InsightContext.builder().modelId(MODEL).build())
                    .metrics(List.of(metric)));
  }

  @Test
  void recordedMetricsAreReadBackDigitByDigit() {
    Insight made = record("0.011100000");

    Insight found = client.insights().getInsight(made.id());

    assertThat(found).isEqualTo(made);
    assertThat(Objects.requireNonNull(found.context()).modelId()).isEqualTo(MODEL);
    assertThat(Objects.requireNonNull(found.metrics()).get(0).value()).isEqualTo("0.011100000");
    assertThat(found.created()).isNotNull();
  }

  @Test
  void theInsightOfTheGuideIsThereWithItsNull() {
    Insight insight = client.insights().getInsight(INSIGHT);

    assertThat(Objects.requireNonNull(insight.context()).modelId()).isEqualTo(MODEL);
    assertThat(Objects.requireNonNull(insight.events()).eventValues())
        .containsEntry("algorithm", null);
    assertThatThrownBy(() -> client.insights().getInsight("nowhere"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void recordedMetricsAreListed() {
    Insight first = record("1");
    Insight second = record("2");
    server.capPagesAt(2);

    assertThat(client.insights().listInsights().children())
        .extracting(Insight::id)
        .containsExactly(INSIGHT, first.id());
    assertThat(client.listInsightsPaged(q -> {}))
        .extracting(Insight::id)
        .containsExactly(INSIGHT, first.id(), second.id());
  }

  @Test
  void theUsualMetricsAreThoseOfAllAlgorithmsOrOfOne() {
    assertThat(client.insights().listDefaultMetrics().children())
        .extracting(DefaultMetrics::algorithm)
        .containsExactly("Classification", "Regression");
    assertThat(client.insights().listDefaultMetrics(q -> q.algorithm("Classification")).children())
        .singleElement()
        .satisfies(
            each -> assertThat(each.defaultMetrics()).contains("f-score", "confusion matrix"));
    assertThat(client.insights().listDefaultMetrics(q -> q.algorithm("Other")).children())
        .isEmpty();
  }
}
