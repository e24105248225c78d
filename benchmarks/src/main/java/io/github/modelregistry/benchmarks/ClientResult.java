package io.github.modelregistry.benchmarks;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one client needed for one operation.
 *
 * @param operation the operation, its size included, such as {@code DecodeModels 1000}
 * @param client the client, such as {@code sdk}
 * @param milliseconds elapsed time per operation
 * @param cpuMilliseconds CPU time per operation, of all threads of the JVM
 * @param bytes bytes allocated per operation, by all threads of the JVM
 */
record ClientResult(
    String operation, String client, double milliseconds, double cpuMilliseconds, double bytes) {

  private static final String BYTES_PER_OPERATION = "gc.alloc.rate.norm";

  /** Returns the results of a run, operation by operation, those that allocate least first. */
  static List<ClientResult> of(Collection<RunResult> results) {
    return results.stream()
        .map(ClientResult::of)
        .sorted(
            Comparator.comparing(ClientResult::operation)
                .reversed()
                .thenComparing(ClientResult::bytes))
        .toList();
  }

  private static ClientResult of(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] name = params.getBenchmark().split("\\.");
    return new ClientResult(
        name[name.length - 2] + " " + params.getParam("models"),
        name[name.length - 1],
        result.getPrimaryResult().getScore(),
        secondary(result, CpuTimeProfiler.MILLISECONDS_PER_OPERATION),
        secondary(result, BYTES_PER_OPERATION));
  }

  private static double secondary(RunResult result, String name) {
    @SuppressWarnings("rawtypes")
    Map<String, Result> results = result.getSecondaryResults();
    return results.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(name))
        .mapToDouble(entry -> entry.getValue().getScore())
        .findFirst()
        .orElse(Double.NaN);
  }
}
