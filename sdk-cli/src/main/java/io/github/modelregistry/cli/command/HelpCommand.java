package io.github.modelregistry.cli.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of the program or of a command; picocli's own declares {@code --help} again. */
@Command(name = "help", description = "Show the help of a command.")
final class HelpCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
  private @Nullable String command;

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("not called by picocli");
    }
    CommandLine program = spec.parent().commandLine();
    CommandLine shown = command == null ? program : program.getSubcommands().get(command);
    if (shown == null) {
      throw new ParameterException(spec.commandLine(), CommandLines.unknown(command));
    }
    shown.usage(program.getOut());
    return 0;
  }
}
