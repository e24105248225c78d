package io.github.modelregistry.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the CPU time per operation, of all threads of the JVM.
 *
 * <p>Unlike the elapsed time, it can be compared on a machine that does other work at the same
 * time.
 */
public final class CpuTimeProfiler implements InternalProfiler {

  /** How the result is named. */
  static final String MILLISECONDS_PER_OPERATION = "cpu.time.norm";

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private long before;

  @Override
  public String getDescription() {
    return "CPU time per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = SYSTEM.getProcessCpuTime();
  }

  @Override
  public List<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double nanoseconds = SYSTEM.getProcessCpuTime() - before;
    double milliseconds = nanoseconds / 1e6 / result.getMetadata().getAllOps();
    return List.of(
        new ScalarResult(MILLISECONDS_PER_OPERATION, milliseconds, "ms/op", AggregationPolicy.AVG));
  }
}
