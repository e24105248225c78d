package io.github.modelregistry.cli.report;

import io.github.modelregistry.cli.output.ListedModel;
import io.github.modelregistry.cli.session.ProgramVersion;
import io.github.modelregistry.registry.RegistryFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A report of models in one HTML file. It uses no outside resources, and can be read without
 * JavaScript. Used once, by one thread.
 *
 * <p>The charts are above the table, and complete when all models were added: until then, the rows
 * are kept compressed.
 */
public final class HtmlReport {

  private final Instant time;
  private final String selection;
  private final Map<String, Totals> registries = new LinkedHashMap<>();
  private final CompressedText rows = new CompressedText();

  /**
   * Creates a report without models.
   *
   * @param registries the names of the registries that are read; the charts have their order
   * @param time when the report is made; ages are those at this time
   * @param selection the options that select the models; empty if all are listed
   */
  public HtmlReport(Collection<String> registries, Instant time, String selection) {
    this.time = time;
    this.selection = selection;
    registries.forEach(this::totals);
  }

  /** Adds a model. */
  public void add(ListedModel model) {
    totals(model.model().registry()).add(model);
    rows.append(ModelRows.of(model, time));
  }

  private Totals totals(String registry) {
    return registries.computeIfAbsent(registry, name -> new Totals(time));
  }

  /**
   * Writes the report in UTF-8.
   *
   * @param failures the failures of registries
   * @param out the output, which is flushed and left open
   */
  public void write(List<RegistryFailure> failures, OutputStream out) throws IOException {
    failures.forEach(each -> totals(each.registry()));
    Summary summary = new Summary(registries, failures, time, selection);
    Map<String, Page.Part> parts = new HashMap<>();
    parts.put("program", part(html -> html.text(ProgramVersion.get())));
    parts.put("title", part(summary::title));
    parts.put("about", part(summary::about));
    parts.put("totals", part(summary::totals));
    parts.put("failures", part(summary::failures));
    parts.put("charts", part(summary::charts));
    parts.put("registries", part(summary::registryOptions));
    parts.put("statuses", part(summary::statusOptions));
    parts.put("models", rows::writeTo);
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    Page.write(parts, writer);
    writer.flush();
  }

  private static Page.Part part(Consumer<HtmlWriter> content) {
    HtmlWriter html = new HtmlWriter();
    content.accept(html);
    return writer -> writer.write(html.toString());
  }
}
