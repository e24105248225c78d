package io.github.modelregistry.cli.session;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment of one run of the program; tests provide their own.
 *
 * @param environment the environment variables
 * @param out the output for results
 * @param err the output for everything else
 * @param terminalColumns the width of the terminal that shows the results; 0 if there is none
 * @param clock the clock
 * @param sandboxFile the file of a running sandbox; null for the default
 */
public record CliContext(
    Map<String, String> environment,
    OutputStream out,
    OutputStream err,
    int terminalColumns,
    Clock clock,
    @Nullable Path sandboxFile) {

  /** Set by the launcher, which can query the terminal. */
  private static final String COLUMNS = "mreg.columns";

  /** Copies the map. */
  public CliContext {
    environment = Map.copyOf(environment);
  }

  /** Returns the context of this process. */
  public static CliContext ofProcess() {
    return new CliContext(
        System.getenv(),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Math.max(0, Integer.getInteger(COLUMNS, 0)),
        Clock.systemUTC(),
        null);
  }

  /** Returns whether the environment asks for stack traces. */
  public boolean debugs() {
    return !environment.getOrDefault("MREG_DEBUG", "").isBlank();
  }
}
