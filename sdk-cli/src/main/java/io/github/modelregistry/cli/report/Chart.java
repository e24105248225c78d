package io.github.modelregistry.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * A chart with one bar for each registry, divided into the shares of its models.
 *
 * @param title its title
 * @param noteTitle the title of the texts after the bars
 * @param categories the parts of a bar, in their order
 * @param counts gives the numbers of models by category
 * @param note gives the text after a bar
 */
record Chart(
    String title,
    String noteTitle,
    List<Category> categories,
    Function<Totals, Map<Category, Long>> counts,
    Function<Totals, String> note) {

  /** Writes the chart of registries, by their names. */
  void write(Map<String, Totals> registries, HtmlWriter html) {
    html.open("figure");
    html.open("figcaption").element("span", title).element("small", noteTitle).close();
    html.open("div", "class", "bars");
    registries.forEach((name, totals) -> bar(name, totals, html));
    html.close();
    html.open("ul", "class", "legend");
    categories.stream()
        .filter(
            category -> registries.values().stream().anyMatch(each -> count(category, each) > 0))
        .forEach(category -> html.element("li", category.label(), "class", category.style()));
    html.close().close().newLine();
  }

  private void bar(String registry, Totals totals, HtmlWriter html) {
    html.element("bdi", registry);
    html.open("svg", "class", "bar", "role", "img", "aria-label", description(registry, totals));
    double left = 0;
    for (Category category : categories) {
      double share = 100.0 * count(category, totals) / Math.max(1, totals.models());
      if (share > 0) {
        html.open(
            "rect",
            "class",
            category.style(),
            "x",
            percent(left),
            "width",
            percent(share),
            "height",
            "100%");
        html.element("title", text(category, totals)).close();
      }
      left += share;
    }
    html.close();
    html.element("span", note.apply(totals), "class", "number").newLine();
  }

  private String description(String registry, Totals totals) {
    List<String> parts = new ArrayList<>();
    for (Category category : categories) {
      if (count(category, totals) > 0) {
        parts.add(text(category, totals));
      }
    }
    return registry + ": " + (parts.isEmpty() ? "no models" : String.join(", ", parts));
  }

  private String text(Category category, Totals totals) {
    return category.label() + ": " + count(category, totals);
  }

  private long count(Category category, Totals totals) {
    return counts.apply(totals).getOrDefault(category, 0L);
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.3f%%", value);
  }
}
