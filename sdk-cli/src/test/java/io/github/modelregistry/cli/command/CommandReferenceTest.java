package io.github.modelregistry.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.cli.session.CliContext;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Holds the reference of docs/command-line.md to the commands. After a change that is meant, {@code
 * mvn test -Ddocs.update=true} rewrites it.
 */
class CommandReferenceTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("root.directory"), "docs", "command-line.md");
  private static final String START = "## Reference\n";

  @Test
  void theDocumentHasEveryCommandAndOption() throws IOException {
    String document = Files.readString(DOCUMENT);
    String text = document.substring(0, document.indexOf(START) + START.length());
    String expected = text + reference();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
  }

  private static String reference() {
    CliContext context =
        new CliContext(
            Map.of(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            0,
            false,
            Clock.systemUTC(),
            null,
            null);
    CommandSpec program = CommandLines.of(context, List.of()).getCommandSpec();
    StringBuilder reference = new StringBuilder();
    reference.append("\nOptions of every command, before or after its name:\n");
    table(program, true, reference);
    program.subcommands().values().forEach(command -> section(command, reference));
    return reference.toString();
  }

  private static void section(CommandLine command, StringBuilder reference) {
    CommandSpec spec = command.getCommandSpec();
    reference.append("\n### `").append(spec.qualifiedName()).append("`\n\n");
    reference.append(String.join(" ", spec.usageMessage().description())).append('\n');
    table(spec, false, reference);
    command.getSubcommands().values().forEach(each -> section(each, reference));
  }

  private static void table(CommandSpec command, boolean program, StringBuilder reference) {
    StringBuilder rows = new StringBuilder();
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      row(parameter.paramLabel(), parameter, rows);
    }
    for (OptionSpec option : command.options()) {
      if (program || !option.inherited()) {
        String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        row(String.join("`, `", option.names()) + value, option, rows);
      }
    }
    if (!rows.isEmpty()) {
      reference.append("\n| option | does |\n| --- | --- |\n").append(rows);
    }
  }

  private static void row(String names, ArgSpec argument, StringBuilder rows) {
    String description = String.join(" ", argument.description()).replace("|", "\\|");
    rows.append("| `").append(names).append("` | ").append(description).append(" |\n");
  }
}
