package io.github.modelregistry.cli.output;

import java.util.Arrays;
import java.util.List;

/** Computes the widths of the columns of a table. */
final class ColumnWidths {

  /** The spaces between two columns. */
  static final int GAP = 2;

  /** The columns that are shown on the narrowest terminal. */
  private static final int ALWAYS = 3;

  /** The minimum width of a cell; below it, a whole column is omitted. */
  private static final int READABLE = 20;

  private static final int NARROWEST = 6;

  private ColumnWidths() {}

  /**
   * Returns the width of each column that is shown: the width of its cells, reduced to fit the
   * terminal. If cells would become too narrow, columns at the end are omitted.
   *
   * @param rows the title and the first rows
   * @param cuttable the columns that may be truncated
   * @param terminalColumns the width of the terminal, 0 for no limit
   */
  static int[] of(List<List<String>> rows, boolean[] cuttable, int terminalColumns) {
    int[] widths = new int[cuttable.length];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], TextWidth.of(row.get(i)));
      }
    }
    return terminalColumns == 0 ? widths : fit(widths, cuttable, terminalColumns);
  }

  private static int[] fit(int[] wanted, boolean[] cuttable, int terminalColumns) {
    int[] widths = wanted;
    while (widths.length > ALWAYS && total(readable(widths, cuttable)) > terminalColumns) {
      widths = Arrays.copyOf(widths, widths.length - 1);
    }
    int tooMuch = total(widths) - terminalColumns;
    for (; tooMuch > 0; tooMuch--) {
      int widest = widest(widths, cuttable);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int[] readable(int[] widths, boolean[] cuttable) {
    int[] readable = widths.clone();
    for (int i = 0; i < readable.length; i++) {
      readable[i] = cuttable[i] ? Math.min(widths[i], READABLE) : widths[i];
    }
    return readable;
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
