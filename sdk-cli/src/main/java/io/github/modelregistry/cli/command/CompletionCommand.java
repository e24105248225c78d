package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.TextOutput;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the script that completes the program's commands and options in a shell. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options.",
      "bash and zsh: source <(mreg completion bash); fish: mreg completion fish | source"
    })
final class CompletionCommand implements Callable<Integer> {

  private final RootCommand root;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  CompletionCommand(RootCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (spec == null) {
      throw new IllegalStateException("not called by picocli");
    }
    CommandLine program = spec.parent().commandLine();
    TextOutput out = new TextOutput(root.context().out());
    out.print(
        shell == Shell.FISH
            ? FishCompletion.of(program.getCommandSpec())
            : AutoComplete.bash(program.getCommandName(), program));
    out.flush();
    return 0;
  }
}
