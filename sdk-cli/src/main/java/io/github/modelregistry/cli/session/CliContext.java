package io.github.modelregistry.cli.session;

import io.github.modelregistry.cli.output.SafeText;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.sandbox.RunningSandbox;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The environment of one run of the program; tests provide their own.
 *
 * @param environment the environment variables
 * @param out the output for results
 * @param err the output for everything else
 * @param terminalColumns the width of the terminal that shows the results; 0 if there is none
 * @param errorsOnTerminal whether a terminal shows what is written to {@code err}
 * @param clock the clock
 * @param sandboxFolder the folder with the files of running sandboxes; null for that of the user
 * @param terminalInput reads a line that a user types, null at its end; null if there is no
 *     terminal
 */
public record CliContext(
    Map<String, String> environment,
    OutputStream out,
    OutputStream err,
    int terminalColumns,
    boolean errorsOnTerminal,
    Clock clock,
    @Nullable Path sandboxFolder,
    @Nullable TerminalInput terminalInput) {

  /** Set by the launcher, which can query the terminal. */
  private static final String COLUMNS = "mreg.columns";

  /** Set by the launcher, too: true, false, or that of {@link #AS_CONSOLE}. */
  private static final String ERRORS_ON_TERMINAL = "mreg.errorsOnTerminal";

  /** On Windows, where a script cannot find out: true if Java has a console. */
  private static final String AS_CONSOLE = "as-console";

  /** Copies the map. */
  public CliContext {
    environment = Map.copyOf(environment);
  }

  /** Reads what a user types at a terminal. */
  @FunctionalInterface
  public interface TerminalInput {

    /** Returns the next line, or null at the end of the input. */
    @Nullable String readLine();
  }

  /**
   * Returns the context of this process. On newer JDKs the console also reads from a pipe: its
   * lines are those of a user, too, and its end is no line.
   */
  @SuppressWarnings("SystemConsoleNull")
  public static CliContext ofProcess() {
    Console console = System.console();
    return new CliContext(
        System.getenv(),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Math.max(0, Integer.getInteger(COLUMNS, 0)),
        errorsOnTerminal(console),
        Clock.systemUTC(),
        null,
        console == null ? null : console::readLine);
  }

  private static boolean errorsOnTerminal(@Nullable Console console) {
    return Boolean.getBoolean(ERRORS_ON_TERMINAL)
        || (console != null && AS_CONSOLE.equals(System.getProperty(ERRORS_ON_TERMINAL)));
  }

  /**
   * Asks a user to confirm something.
   *
   * @throws InvalidRequestException if there is no terminal to ask at
   */
  public boolean confirms(String question) {
    if (terminalInput == null) {
      throw new InvalidRequestException(
          "no terminal",
          "the deletion cannot be confirmed: add --yes to delete without confirmation");
    }
    TextOutput output = new TextOutput(err);
    output.print(SafeText.oneLine(question) + " [y/N] ");
    output.flush();
    String answer = terminalInput.readLine();
    return answer != null && Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /** Prints one line on the error output. */
  public void printError(String line) {
    TextOutput errors = new TextOutput(err);
    errors.line(line);
    errors.flush();
  }

  /** Returns the running sandboxes of the user, oldest first. */
  public List<RunningSandbox> runningSandboxes() {
    return sandboxFolder == null ? RunningSandbox.findAll() : RunningSandbox.findAll(sandboxFolder);
  }

  /** Returns whether the environment asks for stack traces. */
  public boolean debugs() {
    return !environment.getOrDefault("MREG_DEBUG", "").isBlank();
  }
}
