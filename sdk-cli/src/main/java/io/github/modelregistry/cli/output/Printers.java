package io.github.modelregistry.cli.output;

/** Creates the printer of a format. */
public final class Printers {

  private final Format format;
  private final TextOutput out;
  private final TextOutput errors;
  private final int terminalColumns;

  /**
   * Creates the printers of one run.
   *
   * @param terminalColumns the width of the terminal, or 0 if unknown
   */
  public Printers(Format format, TextOutput out, TextOutput errors, int terminalColumns) {
    this.format = format;
    this.out = out;
    this.errors = errors;
    this.terminalColumns = terminalColumns;
  }

  /** Returns the printer for results of several registries; its JSON includes failures. */
  public <T> Printer<T> ofMany(RowSchema<T> schema) {
    return of(schema, true);
  }

  /** Returns the printer for results of one registry. */
  public <T> Printer<T> ofOne(RowSchema<T> schema) {
    return of(schema, false);
  }

  private <T> Printer<T> of(RowSchema<T> schema, boolean withFailures) {
    FailureLines failureLines = new FailureLines(errors);
    return switch (format) {
      case TABLE -> new TablePrinter<>(schema, out, failureLines, terminalColumns);
      case JSON -> new JsonPrinter<>(schema, out, withFailures);
      case NDJSON -> new NdjsonPrinter<>(schema, out, errors);
      case CSV -> new CsvPrinter<>(schema, out, failureLines);
    };
  }
}
