package io.github.modelregistry.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ModelRowsTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final ModelRef REF = ModelRef.of("eu", "839");

  private static RegisteredModel.Builder model() {
    return RegisteredModel.builder().ref(REF).vendor("wallaroo").status(ModelStatus.READY);
  }

  private static Document rows(RegisteredModel model, ModelVersion... versions) {
    return Html.parse(ModelRows.of(ListedModel.of(model, List.of(versions)), NOW));
  }

  /** Returns a cell of the first row, counted from 0 as the script counts them. */
  private static Element cell(Document rows, int column) {
    Element row = Html.elements(rows, "tr").get(0);
    return (Element) row.getChildNodes().item(column);
  }

  @Test
  void cellsOfSizesAndTimesHaveNumbersAsKeys() {
    Document rows =
        rows(
            model()
                .sizeBytes(12_345_678L)
                .updatedAt(Instant.parse("2026-05-31T10:00:00.123456Z"))
                .build());

    assertThat(cell(rows, 5).getAttribute("data-key")).isEqualTo("12345678");
    assertThat(cell(rows, 5).getTextContent()).isEqualTo("12.3 MB");
    assertThat(cell(rows, 6).getAttribute("data-key")).isEqualTo("1780221600.123");
    assertThat(cell(rows, 6).getTextContent()).isEqualTo("13 hours ago2026-05-31T10:00:00Z");
    assertThat(Html.elements(rows, "time").get(0).getAttribute("datetime"))
        .isEqualTo("2026-05-31T10:00:00.123456Z");
  }

  @Test
  void keysOfTimesAreInTheOrderOfTimeBefore1970Too() {
    List<Double> keys =
        List.of("1969-12-31T23:59:58.250Z", "1969-12-31T23:59:58.750Z", "1970-01-01T00:00:00.007Z")
            .stream()
            .map(time -> rows(model().updatedAt(Instant.parse(time)).build()))
            .map(rows -> Double.valueOf(cell(rows, 6).getAttribute("data-key")))
            .toList();

    assertThat(keys).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theOtherColumnsAreSortedByWhatTheyShow() {
    Document rows = rows(model().name("churn").framework("onnx").latestVersion("12").build());

    assertThat(Html.withClass(rows, "value").stream().map(Element::getTextContent))
        .containsExactly("churn", "eu", "Ready", "12", "onnx");
  }

  @Test
  void aCellWithoutValueHasNoKey() {
    Document rows = rows(model().name(" ").build());

    assertThat(cell(rows, 0).getTextContent()).isEqualTo("–eu:839");
    assertThat(Html.withClass(rows, "none")).hasSize(4);
    assertThat(Html.withClass(rows, "value").stream().map(Element::getTextContent))
        .containsExactly("eu", "Ready");
    assertThat(Html.elements(rows, "td")).noneMatch(cell -> cell.hasAttribute("data-key"));
  }

  @Test
  void aModelThatNeverChangedShowsWhenItWasCreated() {
    Document rows = rows(model().createdAt(Instant.parse("2026-05-30T00:00:00Z")).build());

    assertThat(cell(rows, 6).getTextContent()).isEqualTo("created 2 days ago2026-05-30T00:00:00Z");
  }

  @Test
  void theFiltersOfTheScriptFindRegistryAndStatus() {
    Element body = rows(model().status(ModelStatus.NO_ARTIFACT).build()).getDocumentElement();

    assertThat(body.getAttribute("data-registry")).isEqualTo("eu");
    assertThat(body.getAttribute("data-status")).isEqualTo("NO_ARTIFACT");
  }

  @Test
  void detailsHaveTheOtherFieldsAndTheVersions() {
    ModelVersion version =
        ModelVersion.builder()
            .ref(REF.version("1"))
            .status(ModelStatus.FAILED)
            .deployed(true)
            .sizeBytes(5L)
            .build();
    Document rows =
        rows(
            model()
                .description("first\nsecond")
                .tags(List.of("<b>", "gold"))
                .sha256("abc")
                .uri("s3://bucket/\u202emodel")
                .statusMessage("out of memory")
                .build(),
            version);

    String details = Html.withClass(rows, "details").get(0).getTextContent();
    assertThat(details)
        .contains("first\nsecond", "<b>gold", "abc", "s3://bucket/\uFFFDmodel", "out of memory")
        .contains("eu:839@1", "Failed", "deployed", "5 B");
    assertThat(cell(rows, 3).getTextContent()).isEqualTo("–1 version");
    assertThat(Html.elements(rows, "a")).isEmpty();
  }
}
