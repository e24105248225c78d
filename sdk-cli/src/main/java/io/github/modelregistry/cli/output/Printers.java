package io.github.modelregistry.cli.output;

/** Makes the printer of a format. */
public final class Printers {

  private final Format format;
  private final TextOutput out;
  private final TextOutput errors;
  private final int terminalColumns;

  /**
   * Creates the printers of one run.
   *
   * @param terminalColumns the width of the terminal, or 0 when there is none or it is not known
   */
  public Printers(Format format, TextOutput out, TextOutput errors, int terminalColumns) {
    this.format = format;
    this.out = out;
    this.errors = errors;
    this.terminalColumns = terminalColumns;
  }

  /** Returns the printer of what several registries gave: its JSON tells failures, too. */
  public <T> Printer<T> ofMany(Sheet<T> sheet) {
    return of(sheet, true);
  }

  /** Returns the printer of what one registry gave. */
  public <T> Printer<T> ofOne(Sheet<T> sheet) {
    return of(sheet, false);
  }

  private <T> Printer<T> of(Sheet<T> sheet, boolean withFailures) {
    FailureLines failureLines = new FailureLines(errors);
    return switch (format) {
      case TABLE -> new TablePrinter<>(sheet, out, failureLines, terminalColumns);
      case JSON -> new JsonPrinter<>(sheet, out, withFailures);
      case NDJSON -> new NdjsonPrinter<>(sheet, out, errors);
      case CSV -> new CsvPrinter<>(sheet, out, failureLines);
    };
  }
}
