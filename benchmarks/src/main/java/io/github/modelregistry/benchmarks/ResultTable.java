package io.github.modelregistry.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The results of the clients side by side: ratios, because seconds depend on the machine. */
final class ResultTable {

  private static final double MEGABYTE = 1_000_000;
  private static final double KILOBYTE = 1_000;
  private static final String SDK = "sdk";
  private static final String RAW = "rawOkHttp";
  private static final String SCAN = "tokenScan";
  private static final String RECORDS = "jacksonRecords";

  private final List<ClientResult> results;

  ResultTable(List<ClientResult> results) {
    this.results = List.copyOf(results);
  }

  /** Returns a Markdown table with one row for each operation and client. */
  String markdown() {
    StringBuilder table =
        new StringBuilder("| operation | client | kB allocated | kB above raw OkHttp ")
            .append(
                "| CPU time × token scan | CPU time × Jackson records | elapsed × Jackson records"
                    + " |\n")
            .append("| --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (ClientResult row : results) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.1f | %s | %s | %s | %s |%n",
              row.operation(),
              row.client(),
              row.bytes() / KILOBYTE,
              cell("%.1f", bytesAbove(RAW, row)),
              cell("%.2f", cpuRatio(row, SCAN)),
              cell("%.2f", cpuRatio(row, RECORDS)),
              cell("%.2f", elapsedRatio(row, RECORDS))));
    }
    return table.toString();
  }

  /** Returns the limits of what was measured; what was not measured is left out. */
  List<Limit> limits() {
    Optional<ClientResult> decode = find("DecodeModels 1000", SDK);
    Optional<ClientResult> call = find("CallModels 1000", SDK);
    Optional<ClientResult> single = find("CallModels 1", SDK);
    return Stream.of(
            decode.map(
                sdk -> Limit.failing("decode 1,000: MB allocated", sdk.bytes() / MEGABYTE, 4.5)),
            decode
                .flatMap(sdk -> cpuRatio(sdk, RECORDS))
                .map(
                    ratio ->
                        Limit.reported("decode 1,000: CPU time × Jackson records", ratio, 1.1)),
            decode
                .flatMap(sdk -> cpuRatio(sdk, SCAN))
                .map(ratio -> Limit.reported("decode 1,000: CPU time × token scan", ratio, 1.6)),
            call.map(sdk -> Limit.failing("call 1,000: MB allocated", sdk.bytes() / MEGABYTE, 4.8)),
            call.flatMap(sdk -> cpuRatio(sdk, RECORDS))
                .map(ratio -> Limit.reported("call 1,000: CPU time × Jackson records", ratio, 1)),
            single
                .flatMap(sdk -> bytesAbove(RAW, sdk))
                .map(kilobytes -> Limit.failing("call 1: kB above raw OkHttp", kilobytes, 16)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static String cell(String format, Optional<Double> value) {
    return value.map(number -> String.format(Locale.ROOT, format, number)).orElse("–");
  }

  private Optional<Double> bytesAbove(String base, ClientResult row) {
    return find(row.operation(), base).map(less -> (row.bytes() - less.bytes()) / KILOBYTE);
  }

  private Optional<Double> cpuRatio(ClientResult row, String base) {
    return find(row.operation(), base)
        .map(other -> row.cpuMilliseconds() / other.cpuMilliseconds());
  }

  private Optional<Double> elapsedRatio(ClientResult row, String base) {
    return find(row.operation(), base).map(other -> row.milliseconds() / other.milliseconds());
  }

  private Optional<ClientResult> find(String operation, String client) {
    return results.stream()
        .filter(result -> result.operation().equals(operation) && result.client().equals(client))
        .findFirst();
  }
}
