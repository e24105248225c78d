package io.github.modelregistry.cli.report;

import io.github.modelregistry.cli.output.CellFormat;
import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.registry.ModelStatus;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a model: one with the columns of the table, and one with its other fields and
 * its versions. Cells of sizes and times have a number as their key for sorting.
 */
final class ModelRows {

  private static final List<String> VERSION_TITLES =
      List.of("Version", "Status", "Framework", "Size", "Created");

  private final HtmlWriter html = new HtmlWriter();
  private final Instant now;

  private ModelRows(Instant now) {
    this.now = now;
  }

  /** Returns the rows of a model, as an element of the table; ages are those at a time. */
  static String of(ListedModel listed, Instant now) {
    ModelRows rows = new ModelRows(now);
    RegisteredModel model = listed.model();
    rows.html.open(
        "tbody", "data-registry", model.registry(), "data-status", model.status().name());
    rows.columns(model, listed.versions());
    rows.details(model, listed.versions());
    return rows.html.close().newLine().toString();
  }

  private void columns(RegisteredModel model, @Nullable List<ModelVersion> versions) {
    html.open("tr").open("th", "scope", "row");
    String name = model.name() == null ? "" : model.name();
    html.element(
        "bdi", name.isBlank() ? "–" : name, "class", name.isBlank() ? "name" : "name value");
    html.element("bdi", model.ref().toString(), "class", "ref").close();
    text(model.registry());
    status(model.status());
    version(model.latestVersion(), versions == null ? 0 : versions.size());
    text(model.framework());
    size(model.sizeBytes());
    time(Totals.changed(model), model.updatedAt() == null ? "created " : "");
    html.close();
  }

  private void version(@Nullable String latest, int versions) {
    if (latest == null && versions == 0) {
      text(null);
      return;
    }
    html.open("td")
        .element("bdi", latest == null ? "–" : latest, "class", latest == null ? null : "value");
    if (versions > 0) {
      html.element("small", versions + (versions == 1 ? " version" : " versions"));
    }
    html.close();
  }

  private void text(@Nullable String text) {
    if (text == null || text.isBlank()) {
      html.element("td", "–", "class", "none");
    } else {
      html.open("td").element("bdi", text, "class", "value").close();
    }
  }

  private void status(ModelStatus status) {
    Category category = Category.ofStatus(status);
    html.open("td")
        .element("span", category.label(), "class", "status value " + category.style())
        .close();
  }

  private void size(@Nullable Long bytes) {
    String size = CellFormat.size(bytes);
    if (bytes == null || size == null) {
      html.element("td", "–", "class", "number none");
    } else {
      html.open("td", "class", "number", "data-key", bytes.toString())
          .element("span", size)
          .close();
    }
  }

  private void time(@Nullable Instant time, String prefix) {
    if (time == null) {
      text(null);
      return;
    }
    html.open("td", "data-key", key(time)).element("span", prefix + Age.of(time, now));
    html.open("small");
    stamp(time);
    html.close().close();
  }

  private void stamp(Instant time) {
    html.element("time", String.valueOf(CellFormat.time(time)), "datetime", time.toString());
  }

  /** Returns the seconds since 1970, exact to milliseconds for a number of JavaScript. */
  private static String key(Instant time) {
    return BigDecimal.valueOf(time.getEpochSecond())
        .add(BigDecimal.valueOf(time.getNano() / 1_000_000, 3))
        .toPlainString();
  }

  private void details(RegisteredModel model, @Nullable List<ModelVersion> versions) {
    html.open("tr", "class", "details").open("td", "colspan", "7").open("dl");
    field("Vendor", model.vendor());
    field("Description", model.description());
    field("Full name", model.qualifiedName());
    field("Namespace", model.namespace());
    field("Vendor's status", model.vendorStatus());
    field("Status message", model.statusMessage());
    field("Created by", model.createdBy());
    field("Created", model.createdAt());
    field("Updated", model.updatedAt());
    tags(model.tags());
    code("SHA-256", model.sha256());
    code("Location", model.uri());
    html.close();
    if (versions != null && !versions.isEmpty()) {
      versions(versions);
    }
    html.close().close();
  }

  private void field(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      html.element("dt", name).open("dd").open("bdi").lines(text).close().close();
    }
  }

  private void field(String name, @Nullable Instant time) {
    if (time != null) {
      html.element("dt", name).open("dd");
      stamp(time);
      html.close();
    }
  }

  private void code(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      html.element("dt", name).open("dd").element("bdi", text, "class", "mono").close();
    }
  }

  private void tags(@Nullable List<String> tags) {
    if (tags != null && !tags.isEmpty()) {
      html.element("dt", "Tags").open("dd");
      tags.forEach(tag -> html.element("bdi", tag, "class", "tag"));
      html.close();
    }
  }

  private void versions(List<ModelVersion> versions) {
    html.open("table", "class", "versions").open("thead").open("tr");
    VERSION_TITLES.forEach(
        title ->
            html.element(
                "th", title, "scope", "col", "class", title.equals("Size") ? "number" : null));
    html.close().close().open("tbody");
    versions.forEach(this::version);
    html.close().close();
  }

  private void version(ModelVersion version) {
    html.open("tr").open("th", "scope", "row").element("bdi", version.version(), "class", "name");
    if (Boolean.TRUE.equals(version.deployed())) {
      html.element("span", "deployed", "class", "tag");
    }
    html.element("bdi", version.ref().toString(), "class", "ref");
    html.close();
    status(version.status());
    text(version.framework());
    size(version.sizeBytes());
    time(version.createdAt(), "");
    html.close();
  }
}
