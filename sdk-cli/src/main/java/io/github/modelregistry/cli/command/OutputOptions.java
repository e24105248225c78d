package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.PrintOptions;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that choose the format of a result. */
final class OutputOptions {

  @Option(
      names = {"-o", "--format"},
      paramLabel = "FORMAT",
      description = "table (the default), json, ndjson or csv.")
  private Format format = Format.TABLE;

  @Option(
      names = "--csv-guard",
      description = "In csv, put an apostrophe before texts that a spreadsheet would evaluate.")
  private boolean csvGuard;

  Format format() {
    return format;
  }

  PrintOptions print(RootCommand root, List<String> columns, boolean headers) {
    return new PrintOptions(
        format, columns, headers, csvGuard, root.context().terminalColumns(), root.isDebugging());
  }
}
