package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.Printers;
import io.github.modelregistry.cli.output.TextOutput;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that choose how rows are printed. */
final class RowOptions {

  @Mixin private final OutputOptions output = new OutputOptions();

  @Option(
      names = "--columns",
      paramLabel = "FIELD",
      split = ",",
      description =
          "Print only these fields, in this order; the error for an unknown one lists the known"
              + " ones.")
  private final List<String> columns = new ArrayList<>();

  @Option(names = "--no-headers", description = "Print tables and csv without the header line.")
  private boolean noHeaders;

  Format format() {
    return output.format();
  }

  Printers printers(RootCommand root) {
    return new Printers(
        output.print(root, columns, !noHeaders),
        new TextOutput(root.context().out()),
        new TextOutput(root.context().err()));
  }
}
