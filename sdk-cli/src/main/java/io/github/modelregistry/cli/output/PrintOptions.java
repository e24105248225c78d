package io.github.modelregistry.cli.output;

import java.util.List;

/**
 * How results are printed. Immutable.
 *
 * @param format the format
 * @param columns the fields to print, in this order; all of them if empty
 * @param headers whether tables and csv begin with a line of names
 * @param guardCsv whether csv gets a leading apostrophe before what a spreadsheet would evaluate
 * @param terminalColumns the width of the terminal, 0 if there is none
 * @param debug whether failures are printed with their stack traces
 */
public record PrintOptions(
    Format format,
    List<String> columns,
    boolean headers,
    boolean guardCsv,
    int terminalColumns,
    boolean debug) {

  /** A whole table, nothing cut. */
  static final PrintOptions TABLE =
      new PrintOptions(Format.TABLE, List.of(), true, false, 0, false);

  /** Copies the list. */
  public PrintOptions {
    columns = List.copyOf(columns);
  }

  CsvFormat csv() {
    return new CsvFormat(guardCsv, terminalColumns > 0);
  }
}
