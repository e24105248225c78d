package io.github.modelregistry.internal.retry;

import io.github.modelregistry.retry.RetrySafety;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of faults and operations, read by the test of decisions and by the one on the wire. */
public final class FaultMatrix {

  private FaultMatrix() {}

  /** One cell: a fault that meets every attempt of an operation, and how many attempts follow. */
  public record Cell(String fault, Operation operation, int attempts, boolean outcomeUnknown) {

    @Override
    public String toString() {
      return operation + " meets " + fault;
    }
  }

  /** The operations of the table's columns. */
  public enum Operation {
    GET("GET", RetrySafety.SAFE),
    PUT("PUT", RetrySafety.SAFE),
    DELETE("DELETE", RetrySafety.SAFE),
    READ("POST", RetrySafety.SAFE),
    POST("POST", RetrySafety.THROTTLED),
    PUT1("PUT", RetrySafety.UNSENT_ONLY),
    TRAIN("POST", RetrySafety.UNSENT_OR_429);

    private final String method;
    private final RetrySafety safety;

    Operation(String method, RetrySafety safety) {
      this.method = method;
      this.safety = safety;
    }

    public String method() {
      return method;
    }

    public RetrySafety safety() {
      return safety;
    }
  }

  /** Returns all cells, row by row. */
  public static List<Cell> cells() {
    List<String> lines = RetryVector.lines("matrix.txt");
    List<String> heads = columns(lines.get(0));
    List<Cell> cells = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> values = columns(line);
      boolean unknown = values.get(values.size() - 1).equals("yes");
      for (int i = 1; i < values.size() - 1; i++) {
        Operation operation = Operation.valueOf(heads.get(i));
        boolean mustSaySo = unknown && operation.safety() != RetrySafety.SAFE;
        int attempts = Integer.parseInt(values.get(i));
        cells.add(new Cell(values.get(0), operation, attempts, mustSaySo));
      }
    }
    return cells;
  }

  private static List<String> columns(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }
}
