package io.github.modelregistry.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and prints tables and limits.
 *
 * <p>The first arguments name the parts to run: {@code clients}, {@code list}, {@code startup},
 * {@code backoff}, {@code transfers}; all of them without any. What follows are options of JMH, for
 * the clients.
 */
public final class Main {

  /** A part of the benchmarks. */
  @FunctionalInterface
  private interface Part {

    /** Measures, prints, and returns whether no limit was exceeded that fails the run. */
    boolean run() throws Exception;
  }

  private Main() {}

  /** Runs what the arguments ask for; exits with 1 if a limit on bytes was exceeded. */
  public static void main(String[] arguments) throws Exception {
    List<String> options = new ArrayList<>(Arrays.asList(arguments));
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("clients", () -> compareClients(options));
    parts.put("list", () -> Jvm.run(ListModels.class, ListModels.HEAP) == 0);
    parts.put("startup", () -> Jvm.run(StartUp.class) == 0);
    parts.put("backoff", () -> Jvm.run(BackOff.class) == 0);
    parts.put("transfers", () -> Jvm.run(Transfers.class, Transfers.HEAP) == 0);
    List<String> chosen = new ArrayList<>();
    while (!options.isEmpty() && parts.containsKey(options.get(0))) {
      chosen.add(options.remove(0));
    }
    boolean passed = true;
    for (String part : chosen.isEmpty() ? parts.keySet() : chosen) {
      System.out.println("\n# " + part + "\n");
      passed &= parts.get(part).run();
    }
    System.exit(passed ? 0 : 1);
  }

  private static boolean compareClients(List<String> options) throws Exception {
    Options all = withDefaults(options.toArray(String[]::new));
    ResultTable table = new ResultTable(ClientResult.of(new Runner(all).run()));
    System.out.println("\n" + table.markdown());
    return Limit.print(table.limits());
  }

  private static Options withDefaults(String[] arguments) throws CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    return new OptionsBuilder()
        .parent(given)
        .addProfiler(GCProfiler.class)
        .addProfiler(CpuTimeProfiler.class)
        .forks(given.getForkCount().orElse(2))
        .warmupIterations(given.getWarmupIterations().orElse(5))
        .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(1)))
        .measurementIterations(given.getMeasurementIterations().orElse(5))
        .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(1)))
        // One collector for all, and the one that disturbs least; a heap of one size.
        .jvmArgsAppend("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
        .build();
  }
}
