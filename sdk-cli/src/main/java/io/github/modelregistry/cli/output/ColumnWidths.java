package io.github.modelregistry.cli.output;

import java.util.List;

/** Decides how wide the columns of a table are. */
final class ColumnWidths {

  /** The spaces between two columns. */
  static final int GAP = 2;

  private static final int NARROWEST = 6;

  private ColumnWidths() {}

  /**
   * Returns a width for each column: what its cells need, less what a terminal has no room for.
   *
   * @param rows the title and the first rows
   * @param cuttable which columns may be narrower than their cells
   * @param terminalColumns the width of the terminal, 0 for no limit
   */
  static int[] of(List<List<String>> rows, boolean[] cuttable, int terminalColumns) {
    int[] widths = new int[cuttable.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    int tooMuch = total(widths) - terminalColumns;
    while (terminalColumns > 0 && tooMuch-- > 0) {
      int widest = widest(widths, cuttable);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int total(int[] widths) {
    int total = (widths.length - 1) * GAP;
    for (int width : widths) {
      total += width;
    }
    return total;
  }

  private static int widest(int[] widths, boolean[] cuttable) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean candidate = cuttable[i] && widths[i] > NARROWEST;
      if (candidate && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }
}
