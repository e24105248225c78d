package io.github.modelregistry.cli;

import io.github.modelregistry.cli.command.CommandLines;
import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.CliContext;
import io.github.modelregistry.cli.session.ExitCode;
import io.github.modelregistry.error.RegistryException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code mreg}: parses a command line, runs the command, and reports errors. */
public final class Mreg {

  private final CliContext context;
  private final TextOutput errors;

  /** Creates the program. */
  public Mreg(CliContext context) {
    this.context = context;
    this.errors = new TextOutput(context.err());
  }

  /**
   * Runs one command.
   *
   * @return the exit code, one of {@link ExitCode}
   */
  public int run(String... arguments) {
    CommandLine line = CommandLines.of(context, List.of(arguments));
    try {
      Handlers handlers = new Handlers();
      line.setExecutionStrategy(handlers);
      line.setParameterExceptionHandler(handlers);
      line.setExecutionExceptionHandler(handlers);
      return line.execute(arguments);
    } finally {
      errors.flush();
      CommandLines.end(line);
    }
  }

  /**
   * What picocli calls. Not lambdas: those of picocli's interfaces, which are compiled for Java 5,
   * cannot be in an archive of classes, and each start would generate them.
   */
  private final class Handlers
      implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int execute(ParseResult parsed) {
      try {
        return new RunLast().execute(parsed);
      } catch (UncheckedIOException output) {
        // The help or the version, which picocli prints without calling a command.
        throw new ExecutionException(parsed.commandSpec().commandLine(), "cannot write", output);
      }
    }

    @Override
    public int handleParseException(ParameterException refused, String[] arguments) {
      CommandLine command = refused.getCommandLine();
      String name = command.getCommandSpec().qualifiedName();
      errors.line("mreg: " + SafeText.lines(words(refused, command)));
      errors.line("Try '" + name + " --help'.");
      return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine failed, ParseResult parsed) {
      return fail(failure, failed);
    }
  }

  private static String words(ParameterException refused, CommandLine command) {
    if (command.getParent() == null
        && refused instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      return CommandLines.unknown(unmatched.getUnmatched().get(0));
    }
    return String.valueOf(refused.getMessage());
  }

  private int fail(Exception failure, CommandLine failed) {
    if (isBrokenPipe(failure)) {
      // The reader of our output has closed the pipe: no message.
      return ExitCode.FAILED;
    }
    errors.line("mreg: " + SafeText.lines(words(failure)));
    CommandLines.notes(failed).forEach(note -> errors.line("mreg: " + SafeText.lines(note)));
    if (CommandLines.isDebugging(failed)) {
      errors.print(SafeText.stackTrace(failure));
    } else if (!isPlain(failure)) {
      errors.line("Run again with --debug to see the stack trace.");
    }
    return ExitCode.of(failure);
  }

  /** Returns whether the message of an error is enough for the user, without a stack trace hint. */
  private static boolean isPlain(Exception failure) {
    return failure instanceof RegistryException || failure instanceof UncheckedIOException;
  }

  private static String words(Exception failure) {
    String message = failure.getMessage();
    return isPlain(failure) && message != null ? message : failure.toString();
  }

  private static boolean isBrokenPipe(Exception failure) {
    Throwable cause = failure.getCause();
    boolean ofTheOutput =
        failure instanceof UncheckedIOException || cause instanceof TextOutput.WriteException;
    return ofTheOutput
        && cause != null
        && String.valueOf(cause.getMessage()).contains("Broken pipe");
  }
}
