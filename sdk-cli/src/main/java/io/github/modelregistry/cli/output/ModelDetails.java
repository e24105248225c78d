package io.github.modelregistry.cli.output;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.registry.ModelVersion;
import io.github.modelregistry.registry.RegisteredModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All details of one model or version. Immutable. */
public final class ModelDetails {

  private static final int NAMES = 16;

  private final Map<String, JsonValue> fields;
  private final @Nullable List<ModelVersion> versions;
  private final JsonValue raw;

  private ModelDetails(
      Map<String, JsonValue> fields,
      @Nullable List<ModelVersion> versions,
      @Nullable String rawJson) {
    this.fields = fields;
    this.versions = versions;
    this.raw = RowSchemas.raw(rawJson);
  }

  /**
   * Returns a model's details.
   *
   * @param versions its versions, or null where the vendor has none
   */
  public static ModelDetails of(RegisteredModel model, @Nullable List<ModelVersion> versions) {
    return new ModelDetails(model.jsonFields(), versions, model.rawJson());
  }

  /** Returns a version's details. */
  public static ModelDetails of(ModelVersion version) {
    return new ModelDetails(version.jsonFields(), null, version.rawJson());
  }

  /** Prints the details. */
  public void print(PrintOptions options, TextOutput out) {
    switch (options.format()) {
      case TABLE -> printForPeople(out);
      case JSON -> out.line(SafeText.json(json().toPrettyString()));
      case NDJSON -> out.line(SafeText.json(json().toString()));
      case CSV -> printRow(options.csv(), out);
    }
    out.flush();
  }

  private JsonValue json() {
    Map<String, JsonValue> all = new LinkedHashMap<>(fields);
    if (versions != null) {
      List<JsonValue> each = versions.stream().map(RowSchemas.versions()::json).toList();
      all.put("versions", JsonValue.array(each));
    }
    all.put("raw", raw);
    return JsonValue.object(all);
  }

  private void printRow(CsvFormat csv, TextOutput out) {
    Map<String, JsonValue> all = json().fields();
    out.print(csv.header(all.keySet()));
    out.print(csv.line(all.values()));
  }

  private void printForPeople(TextOutput out) {
    fields.forEach(
        (name, value) -> out.line(name + " ".repeat(NAMES - name.length()) + text(value)));
    if (versions != null) {
      out.line("\nversions");
      Printer<ModelVersion> table =
          new TablePrinter<>(
              RowSchemas.versions(), PrintOptions.TABLE, out, new FailureLines(out, false));
      versions.forEach(table::print);
      table.end(List.of());
    }
    out.line("\nraw");
    out.line(SafeText.json(raw.toPrettyString()));
  }

  private static String text(JsonValue value) {
    String text = CellFormat.text(value);
    return text == null ? "-" : SafeText.oneLine(text);
  }
}
