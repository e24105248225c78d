package io.github.modelregistry.cli.report;

import io.github.modelregistry.cli.output.CellFormat;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.RegistryFailure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what a report has above its table: totals, failures, charts, and values of filters. */
record Summary(
    Map<String, Totals> registries,
    List<RegistryFailure> failures,
    Instant time,
    String selection) {

  void title(HtmlWriter html) {
    html.text("Model inventory, " + shown(time));
  }

  void about(HtmlWriter html) {
    html.open("p", "class", "note").text("As of ");
    html.element("time", shown(time), "datetime", time.toString());
    if (!selection.isEmpty()) {
      html.text(", only models selected by ").element("bdi", selection, "class", "mono");
    }
    html.close();
  }

  void totals(HtmlWriter html) {
    Totals all = new Totals(time);
    registries.values().forEach(all::add);
    html.open("dl", "class", "totals");
    total("Models", number(all.models()), html);
    total("Versions", number(all.versions()), html);
    total("Registries", number(registries.size()), html);
    total("Known size", size(all), html);
    total("Latest change", age(all), html);
    html.close();
  }

  private static void total(String name, String value, HtmlWriter html) {
    html.open("div").element("dt", name).element("dd", value).close();
  }

  void failures(HtmlWriter html) {
    if (failures.isEmpty()) {
      return;
    }
    boolean one = failures.size() == 1;
    html.open("section", "class", "failures", "aria-labelledby", "failures-title");
    html.element(
        "h2",
        (one ? "1 registry" : failures.size() + " registries") + " could not be read completely",
        "id",
        "failures-title");
    html.open("dl");
    failures.forEach(failure -> failure(failure, html));
    html.close().close();
  }

  private static void failure(RegistryFailure failure, HtmlWriter html) {
    html.open("dt").element("bdi", failure.registry()).close().open("dd").open("p").open("bdi");
    html.lines(failure.message()).close().close();
    String status =
        failure.error() instanceof ApiException refused ? ", HTTP status " + refused.status() : "";
    String given =
        failure.modelsGiven() == 0 ? "" : ", after " + number(failure.modelsGiven()) + " models";
    html.element("small", failure.error().getClass().getSimpleName() + status + given).close();
  }

  void charts(HtmlWriter html) {
    List.of(
            new Chart(
                "Status",
                "models",
                Category.STATUSES,
                Totals::statuses,
                each -> number(each.models())),
            new Chart("Size", "known size", Category.SIZES, Totals::sizes, Summary::size),
            new Chart("Age", "latest change", Category.AGES, Totals::ages, this::age))
        .forEach(chart -> chart.write(registries, html));
  }

  /** Writes the values of the filter by registry. */
  void registryOptions(HtmlWriter html) {
    registries.keySet().forEach(name -> html.element("option", name, "value", name));
  }

  /** Writes the values of the filter by status. */
  void statusOptions(HtmlWriter html) {
    for (ModelStatus status : ModelStatus.values()) {
      html.element("option", Category.ofStatus(status).label(), "value", status.name());
    }
  }

  private static String size(Totals totals) {
    return orDash(CellFormat.size(totals.bytes()));
  }

  private String age(Totals totals) {
    Instant changed = totals.changed();
    return orDash(changed == null ? null : Age.of(changed, time));
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "–" : text;
  }

  private static String shown(Instant time) {
    return orDash(CellFormat.time(time));
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
