package io.github.modelregistry.benchmarks;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one client needed for one piece of work.
 *
 * @param work the piece of work, its size included, such as {@code DecodeModels 1000}
 * @param client who did it, such as {@code ours}
 * @param milliseconds time per operation
 * @param bytes bytes allocated per operation, by all threads of the JVM
 */
record Measured(String work, String client, double milliseconds, double bytes) {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";
  private static final List<String> CLIENTS =
      List.of("floor", "ours", "stockNative", "stockOkHttpGson");

  /** Returns the results of a run, work by work and ours before the peers'. */
  static List<Measured> of(Collection<RunResult> results) {
    return results.stream()
        .map(Measured::of)
        .sorted(
            Comparator.comparing(Measured::work)
                .reversed()
                .thenComparing(measured -> CLIENTS.indexOf(measured.client)))
        .toList();
  }

  private static Measured of(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] name = params.getBenchmark().split("\\.");
    return new Measured(
        name[name.length - 2] + " " + params.getParam("models"),
        name[name.length - 1],
        result.getPrimaryResult().getScore(),
        bytes(result.getSecondaryResults()));
  }

  private static double bytes(@SuppressWarnings("rawtypes") Map<String, Result> results) {
    return results.entrySet().stream()
        .filter(result -> result.getKey().endsWith(BYTES_PER_OPERATION))
        .mapToDouble(result -> result.getValue().getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}
