package io.github.modelregistry.cli.session;

import io.github.modelregistry.sandbox.RunningSandbox;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
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
 * @param sandboxFolder the folder with the files of running sandboxes; null for that of the user
 */
public record CliContext(
    Map<String, String> environment,
    OutputStream out,
    OutputStream err,
    int terminalColumns,
    Clock clock,
    @Nullable Path sandboxFolder) {

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

  /** Returns the running sandboxes of the user, oldest first. */
  public List<RunningSandbox> runningSandboxes() {
    return sandboxFolder == null ? RunningSandbox.findAll() : RunningSandbox.findAll(sandboxFolder);
  }

  /** Returns whether the environment asks for stack traces. */
  public boolean debugs() {
    return !environment.getOrDefault("MREG_DEBUG", "").isBlank();
  }
}
