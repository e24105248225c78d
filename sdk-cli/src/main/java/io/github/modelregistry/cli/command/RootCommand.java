package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.output.TransferProgress;
import io.github.modelregistry.cli.session.CliContext;
import io.github.modelregistry.cli.session.InterruptAtExit;
import io.github.modelregistry.cli.session.Session;
import io.github.modelregistry.cli.session.SessionOptions;
import io.github.modelregistry.transfer.ProgressListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The common options of all commands, before or after the command's name. */
@Command(
    name = "mreg",
    description = "Models of several registries in one inventory.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:failed",
      "2:invalid usage or settings, or the registry lacks the capability",
      "3:not found",
      "4:not authenticated, or not allowed",
      "5:some registries failed; the results of the others were printed",
      "6:a deadline passed while waiting",
      "130:interrupted"
    })
final class RootCommand implements Runnable {

  private final CliContext context;

  /** What to print after the message of a failure. */
  private final List<String> notes = new ArrayList<>();

  private @Nullable InterruptAtExit interrupt;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--sandbox",
      scope = ScopeType.INHERIT,
      description = "Use the running sandbox, or start one for this command.")
  private boolean sandbox;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "Read the registries from this JSON or YAML file, in place of MODEL_REGISTRY_CONFIG or"
              + " ~/.config/model-registry/registries.json or .yaml.")
  private @Nullable String config;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeSpanConverter.class,
      scope = ScopeType.INHERIT,
      description = "How long each call may take, repeated attempts included: 30s, 2m.")
  private @Nullable Duration timeout;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show stack traces of errors (as MREG_DEBUG=1 does).")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show the version.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean version;

  RootCommand(CliContext context) {
    this.context = context;
  }

  CliContext context() {
    return context;
  }

  boolean isDebugging() {
    return debug || context.debugs();
  }

  Session openSession() {
    return Session.open(context, new SessionOptions(sandbox, config, timeout));
  }

  /** Prints one line, such as a ref, on the standard output. */
  void print(Object line) {
    TextOutput out = new TextOutput(context.out());
    out.line(line.toString());
    out.flush();
  }

  /**
   * Runs a transfer, showing its progress at a terminal; Ctrl-C ends it as an interrupt does.
   *
   * @param transfer gets the listener of the progress, which does nothing without a terminal
   */
  <T> T transfer(Function<ProgressListener, T> transfer) {
    interruptAtExit();
    if (!context.errorsOnTerminal()) {
      return transfer.apply((bytes, total) -> {});
    }
    try (TransferProgress progress = new TransferProgress(context.err(), context.clock())) {
      return transfer.apply(progress);
    }
  }

  /** Lets Ctrl-C interrupt this thread from now on, and wait until the command has cleaned up. */
  void interruptAtExit() {
    interrupt = InterruptAtExit.start();
  }

  /** Adds a line to the message of a failure, should the command fail. */
  void note(String line) {
    notes.add(line);
  }

  List<String> notes() {
    return notes;
  }

  /** Ends the command, after all that it had to print: Ctrl-C does not wait for it any longer. */
  void end() {
    if (interrupt != null) {
      interrupt.close();
    }
  }

  /** Called if no command is named. */
  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "no command given; the commands are " + CommandLines.names() + ".");
    }
  }
}
