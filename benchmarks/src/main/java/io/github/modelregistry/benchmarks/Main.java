package io.github.modelregistry.benchmarks;

import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks and prints ratios. Takes the options of JMH; those that are not given are
 * chosen so that a run takes a few minutes.
 */
public final class Main {

  private Main() {}

  /** Runs what the arguments ask for; exits with 1 if a promise about bytes was broken. */
  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Comparison comparison = new Comparison(Measured.of(new Runner(withDefaults(arguments)).run()));
    List<Promise> promises = comparison.promises();
    System.out.println("\n" + comparison.table());
    promises.forEach(System.out::println);
    if (promises.stream().anyMatch(Promise::isBroken)) {
      System.exit(1);
    }
  }

  private static Options withDefaults(String[] arguments) throws CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    return new OptionsBuilder()
        .parent(given)
        .addProfiler(GCProfiler.class)
        .forks(given.getForkCount().orElse(2))
        .warmupIterations(given.getWarmupIterations().orElse(5))
        .warmupTime(given.getWarmupTime().orElse(TimeValue.seconds(2)))
        .measurementIterations(given.getMeasurementIterations().orElse(5))
        .measurementTime(given.getMeasurementTime().orElse(TimeValue.seconds(2)))
        // One collector for all, and the one that disturbs least; a heap of one size.
        .jvmArgsAppend("-XX:+UseSerialGC", "-Xms512m", "-Xmx512m")
        .build();
  }
}
