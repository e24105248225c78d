package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.sensei.model.DefaultMetrics;
import io.github.modelregistry.sensei.model.DefaultMetricsListing;
import io.github.modelregistry.sensei.model.Insight;
import io.github.modelregistry.sensei.model.InsightContext;
import io.github.modelregistry.sensei.model.InsightEvent;
import io.github.modelregistry.sensei.model.InsightListing;
import io.github.modelregistry.sensei.model.InsightMetric;
import io.github.modelregistry.testkit.Fixtures;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls about insights, as they are sent and read. */
class InsightRequestsTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String INSIGHT = Fixtures.text("sheet/9-15-insight.json");
  private static final String ID = "44aa55bb-66cc-4dd7-8ee8-99ff00112233";

  @Test
  void aListOfInsightsIsAskedForByAllFourParametersAndReadWhole() {
    SENSEI.answer(
        "/insights",
        200,
        "insightListing.v1.json",
        "{\"children\":[" + INSIGHT + "],\"_page\":{\"count\":1}}");

    InsightListing page =
        SENSEI
            .client()
            .insights()
            .listInsights(
                q ->
                    q.start("1")
                        .limit(3)
                        .orderby(List.of("-created"))
                        .property(List.of("created!=x")));

    SENSEI.onlyCall(
        "GET",
        "/insights?start=1&limit=3&orderby=-created&property=created%21%3Dx",
        "insightListing");
    assertThat(page.children()).extracting(Insight::id).containsExactly(ID);
    assertThat(Objects.requireNonNull(page.page()).count()).isEqualTo(1);
  }

  @Test
  void metricsAreRecordedWithWhatTheyBelongTo() {
    SENSEI.answer(
        "/insights",
        FakeSensei.document(201, FakeSensei.PROFILE + "insight.v1.json", INSIGHT)
            .withHeader("Location", "https://platform.adobe.io/data/sensei/insights/" + ID));
    InsightContext context =
        InsightContext.builder().modelId("m-1").dataSetId("d-1").notebookId("n-1").build();
    InsightMetric metric =
        InsightMetric.builder().name("MAPE").value("0.0213").valueType("double").build();

    ApiResponse<Insight> recorded =
        SENSEI
            .client()
            .withRawResponse()
            .insights()
            .createInsight(
                q ->
                    q.context(context)
                        .events(
                            InsightEvent.builder()
                                .name("fit")
                                .eventValues(Map.of("ratio", "0.8"))
                                .build())
                        .metrics(List.of(metric)));

    LoggedRequest sent = SENSEI.onlyCall("POST", "/insights", "insight");
    FakeSensei.assertBody(
        sent,
        "insight",
        """
        {"context":{"modelId":"m-1","dataSetId":"d-1","notebookId":"n-1"},
         "events":{"name":"fit","eventValues":{"ratio":"0.8"}},
         "metrics":[{"name":"MAPE","value":"0.0213","valueType":"double"}]}\
        """);
    assertThat(recorded.status()).isEqualTo(201);
    assertThat(recorded.headers().get("Location")).endsWith("/insights/" + ID);
    assertThat(recorded.body().id()).isEqualTo(ID);
  }

  @Test
  void anInsightIsReadWithItsNullsAndItsMetricsAsTexts() {
    SENSEI.answer("/insights/" + ID, 200, "insight.v1.json", INSIGHT);

    Insight insight = SENSEI.client().insights().getInsight(ID);

    SENSEI.onlyCall("GET", "/insights/" + ID, "insight");
    InsightContext context = Objects.requireNonNull(insight.context());
    assertThat(context.experimentId()).isEqualTo("c6f1b0a4-0a53-4d0e-8a3c-5d0a6e0b9f20");
    assertThat(context.modelId()).isEqualTo("7a0c1f52-6d3e-4b7b-9a61-2f7b1f0d8c11");
    assertThat(context.engineId()).isNull();
    InsightEvent events = Objects.requireNonNull(insight.events());
    assertThat(events.name()).isEqualTo("fit");
    assertThat(events.eventValues()).containsEntry("algorithm", null).containsEntry("ratio", "0.8");
    InsightMetric metric = Objects.requireNonNull(insight.metrics()).get(0);
    assertThat(metric.name()).isEqualTo("MAPE");
    assertThat(metric.value()).isEqualTo("0.0213");
    assertThat(metric.valueType()).isEqualTo("double");
    assertThat(insight.created()).isNotNull();
  }

  @Test
  void theMetricsOfOneAlgorithmAreAskedForByItsName() {
    SENSEI.answer(
        "/insights/metrics",
        200,
        "defaultMetricsListing.v1.json",
        """
        {"children":[{"algorithm":"Custom & more","defaultMetrics":["f-score","confusion matrix"]}]}\
        """);

    DefaultMetricsListing metrics =
        SENSEI.client().insights().listDefaultMetrics(q -> q.algorithm("Custom & more"));

    SENSEI.onlyCall(
        "GET", "/insights/metrics?algorithm=Custom%20%26%20more", "defaultMetricsListing");
    DefaultMetrics first = Objects.requireNonNull(metrics.children()).get(0);
    assertThat(first.algorithm()).isEqualTo("Custom & more");
    assertThat(first.defaultMetrics()).containsExactly("f-score", "confusion matrix");
  }
}
