package io.github.modelregistry.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.registry.ModelRef;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.registry.RegistryFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {

  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static ListedModel model(String registry, String id, ModelStatus status, Long bytes) {
    return ListedModel.of(
        RegisteredModel.builder()
            .ref(ModelRef.of(registry, id))
            .vendor(registry)
            .name("model " + id)
            .status(status)
            .sizeBytes(bytes)
            .updatedAt(NOW.minus(Duration.ofDays(10)))
            .build(),
        List.of());
  }

  private static String page(HtmlReport report, RegistryFailure... failures) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.write(List.of(failures), out);
    return out.toString(UTF_8);
  }

  private static HtmlReport report(String... registries) {
    return new HtmlReport(List.of(registries), NOW, "");
  }

  private static List<String> texts(List<Element> elements) {
    return elements.stream().map(Element::getTextContent).toList();
  }

  @Test
  void theBarsAreTheSharesOfEachRegistry() throws IOException {
    HtmlReport report = report("one", "two");
    report.add(model("one", "1", ModelStatus.READY, 5L));
    report.add(model("one", "2", ModelStatus.READY, 2_000_000L));
    report.add(model("one", "3", ModelStatus.READY, null));
    report.add(model("one", "4", ModelStatus.FAILED, 3_000_000L));

    Document page = Html.parsePage(page(report));

    List<Element> bars = Html.elements(page, "svg");
    assertThat(bars.stream().map(bar -> bar.getAttribute("aria-label")))
        .containsExactly(
            "one: Ready: 3, Failed: 1",
            "two: no models",
            "one: Below 1 MB: 1, 1 to 100 MB: 2, Unknown: 1",
            "two: no models",
            "one: 7 to 29 days: 4",
            "two: no models");
    List<Element> parts = Html.elements(page, "rect");
    assertThat(parts.stream().limit(2).map(part -> part.getAttribute("width")))
        .containsExactly("75.000%", "25.000%");
    assertThat(parts.stream().limit(2).map(part -> part.getAttribute("x")))
        .containsExactly("0.000%", "75.000%");
    assertThat(texts(Html.withClass(page, "bars")).get(1)).contains("5.0 MB");
  }

  @Test
  void theTotalsAreThoseOfAllRegistries() throws IOException {
    HtmlReport report = report("one", "two");
    report.add(model("one", "1", ModelStatus.READY, Long.MAX_VALUE));
    report.add(model("two", "2", ModelStatus.READY, Long.MAX_VALUE));

    assertThat(texts(Html.elements(Html.parsePage(page(report)), "dd")).subList(0, 5))
        .containsExactly("2", "0", "2", "9.2 EB", "10 days ago");
  }

  @Test
  void failuresHaveTheirRowsAndTheirBars() throws IOException {
    RegistryFailure failure =
        RegistryFailure.of(
            "eu", "wallaroo", new IllegalStateException("<b>no</b>\nway \u202e"), 1_200);

    Document page = Html.parsePage(page(report("one"), failure));

    assertThat(texts(Html.withClass(page, "failures")).get(0))
        .contains("1 registry could not be read completely", "eu")
        .contains("<b>no</b>\nway \uFFFD", "IllegalStateException, after 1,200 models");
    assertThat(Html.elements(page, "svg").stream().map(bar -> bar.getAttribute("aria-label")))
        .contains("eu: no models");
    assertThat(Html.withClass(Html.parsePage(page(report("one"))), "failures")).isEmpty();
  }

  @Test
  void whatSelectsTheModelsIsShown() throws IOException {
    HtmlReport selected = new HtmlReport(List.of(), NOW, "--name <churn*>");

    assertThat(Html.parsePage(page(selected)).getDocumentElement().getTextContent())
        .contains("As of 2026-06-01T00:00:00Z, only models selected by --name <churn*>");
    assertThat(page(report())).doesNotContain("only models");
  }

  @Test
  void thePolicyAllowsThisStyleSheetAndThisScriptAlone() throws Exception {
    String page = page(report());

    String policy =
        Html.elements(Html.parsePage(page), "meta").stream()
            .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
            .map(meta -> meta.getAttribute("content"))
            .findFirst()
            .orElseThrow();
    assertThat(policy)
        .isEqualTo(
            "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
                .formatted(hash(page, "style"), hash(page, "script")));
  }

  private static String hash(String page, String element) throws NoSuchAlgorithmException {
    Matcher content = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(page);
    assertThat(content.find()).isTrue();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  @Test
  void thePageNamesNoOutsideResource() throws IOException {
    HtmlReport report = report("one");
    report.add(model("one", "1", ModelStatus.READY, 5L));
    String page = page(report);

    assertThat(page)
        .doesNotContainPattern("(?i)url\\(|@import|<link|<iframe|<base|https?://|//www");
    assertThat(Html.elements(Html.parsePage(page), "*"))
        .noneMatch(each -> each.hasAttribute("src") || each.hasAttribute("href"))
        .noneMatch(each -> each.hasAttribute("style") || each.hasAttribute("onclick"));
  }

  @Test
  void aLongListIsComplete() throws IOException {
    HtmlReport report = report("one");
    for (int i = 0; i < 20_000; i++) {
      report.add(model("one", Integer.toString(i), ModelStatus.READY, 5L));
    }

    String page = page(report);

    Matcher models = Pattern.compile("<bdi class=\"name value\">model (\\d+)</bdi>").matcher(page);
    assertThat(models.results().map(each -> Integer.valueOf(each.group(1))))
        .hasSize(20_000)
        .isSorted();
  }
}
