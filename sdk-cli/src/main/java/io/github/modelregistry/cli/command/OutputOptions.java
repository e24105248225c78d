package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.Printers;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.Surroundings;
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

  Printers printers(Surroundings surroundings) {
    return new Printers(
        format,
        new TextOutput(surroundings.out()),
        new TextOutput(surroundings.err()),
        surroundings.terminalColumns());
  }
}
