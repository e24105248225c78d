package io.github.modelregistry.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sets what was measured side by side: ratios, because seconds differ from machine to machine. */
final class Comparison {

  private static final double MEGABYTE = 1_000_000;

  private final List<Measured> results;

  Comparison(List<Measured> results) {
    this.results = List.copyOf(results);
  }

  /** Returns a Markdown table, one row for each client and piece of work. */
  String table() {
    StringBuilder table =
        new StringBuilder("| work | client | MB allocated | × floor | time × floor |\n")
            .append("| --- | --- | ---: | ---: | ---: |\n");
    for (Measured row : results) {
      Optional<Measured> floor = find(row.work(), "floor");
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.2f | %s | %s |%n",
              row.work(),
              row.client(),
              row.bytes() / MEGABYTE,
              ratio(floor.map(least -> row.bytes() / least.bytes())),
              ratio(floor.map(least -> row.milliseconds() / least.milliseconds()))));
    }
    return table.toString();
  }

  /** Returns what was promised and measured; what was not measured is left out. */
  List<Promise> promises() {
    String decode = "DecodeModels 1000";
    String call = "CallModels 1000";
    return Stream.of(
            bytes(decode, "stockOkHttpGson")
                .map(ratio -> Promise.hard("decode: bytes / stock okhttp-gson", ratio, 1.0 / 3)),
            megabytes(decode).map(size -> Promise.soft("decode: MB allocated", size, 7.2)),
            time(decode, "floor").map(ratio -> Promise.soft("decode: time / floor", ratio, 1.25)),
            megabytes(call).map(size -> Promise.soft("call: MB allocated", size, 8)),
            time(call, "stockOkHttpGson")
                .map(ratio -> Promise.soft("call: time / stock okhttp-gson", ratio, 1.0 / 5)),
            time(call, "stockNative")
                .map(ratio -> Promise.soft("call: time / stock native", ratio, 1)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A run of a part of the benchmarks may have no floor. */
  private static String ratio(Optional<Double> ratio) {
    return ratio.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse("–");
  }

  private Optional<Double> megabytes(String work) {
    return find(work, "ours").map(ours -> ours.bytes() / MEGABYTE);
  }

  private Optional<Double> bytes(String work, String peer) {
    return find(work, "ours")
        .flatMap(ours -> find(work, peer).map(other -> ours.bytes() / other.bytes()));
  }

  private Optional<Double> time(String work, String peer) {
    return find(work, "ours")
        .flatMap(ours -> find(work, peer).map(other -> ours.milliseconds() / other.milliseconds()));
  }

  private Optional<Measured> find(String work, String client) {
    return results.stream()
        .filter(result -> result.work().equals(work) && result.client().equals(client))
        .findFirst();
  }
}
