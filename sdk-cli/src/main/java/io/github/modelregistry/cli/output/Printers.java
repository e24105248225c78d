package io.github.modelregistry.cli.output;

/** Creates the printer of a format. */
public final class Printers {

  private final PrintOptions options;
  private final TextOutput out;
  private final TextOutput errors;

  /** Creates the printers of one run. */
  public Printers(PrintOptions options, TextOutput out, TextOutput errors) {
    this.options = options;
    this.out = out;
    this.errors = errors;
  }

  /** Returns the printer for results of several registries; its JSON includes failures. */
  public <T> Printer<T> ofMany(RowSchema<T> schema) {
    return of(schema.select(options.columns()), true);
  }

  /** Returns the printer for results of one registry. */
  public <T> Printer<T> ofOne(RowSchema<T> schema) {
    return of(schema.select(options.columns()), false);
  }

  private <T> Printer<T> of(RowSchema<T> schema, boolean withFailures) {
    FailureLines failureLines = new FailureLines(errors, options.debug());
    return switch (options.format()) {
      case TABLE -> new TablePrinter<>(schema, options, out, failureLines);
      case JSON -> new JsonPrinter<>(schema, withFailures, out, failureLines);
      case NDJSON -> new NdjsonPrinter<>(schema, out, failureLines);
      case CSV -> new CsvPrinter<>(schema, options, out, failureLines);
    };
  }
}
