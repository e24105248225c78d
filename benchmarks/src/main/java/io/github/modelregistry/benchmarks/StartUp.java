package io.github.modelregistry.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the time from the start of a JVM to the first model printed. */
final class StartUp {

  private static final int ROUNDS = 20;
  private static final Map<String, Class<?>> PROGRAMS = new LinkedHashMap<>();

  static {
    PROGRAMS.put("jacksonRecords", FirstModel.WithJacksonRecords.class);
    PROGRAMS.put("sdk", FirstModel.WithSdk.class);
    PROGRAMS.put("facade", FirstModel.WithFacade.class);
  }

  private StartUp() {}

  /** Runs the programs in turn, a JVM each, and prints a table of medians. */
  public static void main(String[] arguments) throws Exception {
    Map<String, double[]> seconds = new LinkedHashMap<>();
    PROGRAMS.keySet().forEach(client -> seconds.put(client, new double[ROUNDS]));
    try (LoopbackServer server = LoopbackServer.start(Clients.PATH, ModelPages.page(1))) {
      for (int round = -1; round < ROUNDS; round++) {
        for (Map.Entry<String, Class<?>> program : PROGRAMS.entrySet()) {
          double taken = secondsToFirstLine(program.getValue(), server.origin());
          // The first round fills the file cache.
          if (round >= 0) {
            seconds.get(program.getKey())[round] = taken;
          }
        }
      }
    }
    System.out.println("| client | JVM start to first model × Jackson records |");
    System.out.println("| --- | ---: |");
    double records = median(seconds.get("jacksonRecords"));
    seconds.forEach(
        (client, taken) ->
            System.out.printf(Locale.ROOT, "| %s | %.2f |%n", client, median(taken) / records));
    Limit.print(
        List.of(
            Limit.reported(
                "start-up: time × Jackson records", median(seconds.get("sdk")) / records, 1)));
  }

  private static double secondsToFirstLine(Class<?> program, String origin)
      throws IOException, InterruptedException {
    ProcessBuilder builder = Jvm.command(program, List.of(), List.of(origin));
    builder.environment().put("TFY_HOST", origin);
    builder.environment().put("TFY_API_KEY", Clients.KEY);
    builder.redirectErrorStream(true);
    long start = System.nanoTime();
    Process process = builder.start();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      double taken = (System.nanoTime() - start) / 1e9;
      if (line == null || !line.contains("churn-xgb-0")) {
        throw new IllegalStateException(program + " printed " + line);
      }
      return taken;
    } finally {
      process.waitFor();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
