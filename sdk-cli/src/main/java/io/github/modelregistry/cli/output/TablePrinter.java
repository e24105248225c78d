package io.github.modelregistry.cli.output;

import io.github.modelregistry.registry.RegistryFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a table.
 *
 * <p>The first rows determine the widths of the columns; the others are printed as they arrive.
 * Cells are truncated only on a terminal of known width.
 *
 * @param <T> the type of the rows
 */
final class TablePrinter<T> implements Printer<T> {

  private static final int MEASURED_ROWS = 200;

  private final RowSchema<T> schema;
  private final int terminalColumns;
  private final TextOutput out;
  private final FailureLines failureLines;
  private final List<List<String>> held = new ArrayList<>();
  private int[] widths = {};

  TablePrinter(
      RowSchema<T> schema, PrintOptions options, TextOutput out, FailureLines failureLines) {
    this.schema = schema;
    this.terminalColumns = options.terminalColumns();
    this.out = out;
    this.failureLines = failureLines;
    if (options.headers()) {
      held.add(schema.columns().stream().map(Column::title).toList());
    }
  }

  @Override
  public void print(T item) {
    List<String> row = schema.columns().stream().map(column -> column.cell(item)).toList();
    if (widths.length > 0) {
      print(row);
      return;
    }
    held.add(row);
    if (held.size() > MEASURED_ROWS) {
      printHeld();
    }
  }

  @Override
  public void end(List<RegistryFailure> failures) {
    if (widths.length == 0) {
      printHeld();
    }
    out.flush();
    failureLines.print(failures);
  }

  private void printHeld() {
    widths = ColumnWidths.of(held, cuttable(), terminalColumns);
    held.forEach(this::print);
    held.clear();
    if (terminalColumns > 0) {
      out.flush();
    }
  }

  private boolean[] cuttable() {
    boolean[] cuttable = new boolean[schema.columns().size()];
    for (int i = 0; i < cuttable.length; i++) {
      cuttable[i] = schema.columns().get(i).cuttable();
    }
    return cuttable;
  }

  private void print(List<String> row) {
    StringBuilder line = new StringBuilder();
    int missing = 0;
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      if (terminalColumns > 0 && schema.columns().get(i).cuttable()) {
        cell = TextWidth.cut(cell, widths[i]);
      }
      line.append(" ".repeat(missing)).append(cell);
      missing = Math.max(0, widths[i] - TextWidth.of(cell)) + ColumnWidths.GAP;
    }
    out.line(line.toString());
  }
}
