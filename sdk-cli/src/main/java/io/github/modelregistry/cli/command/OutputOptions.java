package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.Printers;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.CliContext;
import picocli.CommandLine.Option;

/** How a command prints its result. */
final class OutputOptions {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (the default), json, ndjson or csv.")
  private Format format = Format.TABLE;

  Format format() {
    return format;
  }

  Printers printers(CliContext context) {
    return new Printers(
        format,
        new TextOutput(context.out()),
        new TextOutput(context.err()),
        context.terminalColumns());
  }
}
