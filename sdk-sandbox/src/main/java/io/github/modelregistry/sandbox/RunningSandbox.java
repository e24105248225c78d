package io.github.modelregistry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A running sandbox that was published to other processes of the same user, so that several runs of
 * the command line can use one sandbox and its state.
 *
 * <p>Each published sandbox has a file of its own in {@code $XDG_RUNTIME_DIR/model-registry} or, if
 * there is no runtime folder, in {@code $XDG_STATE_HOME/model-registry}, by default {@code
 * ~/.local/state/model-registry} ({@code %LOCALAPPDATA%\model-registry} on Windows). A file counts
 * only if it belongs to this user, if no other user can access it, if its process is alive, and if
 * each of its servers knows the secret in the file. Immutable.
 */
public final class RunningSandbox {

  private final Path file;
  private final SandboxState state;

  private RunningSandbox(Path file, SandboxState state) {
    this.file = file;
    this.state = state;
  }

  /** Returns the running sandboxes of this user, oldest first. */
  public static List<RunningSandbox> findAll() {
    return findAll(StateFolders.ofUser());
  }

  /** Returns the running sandboxes that the files of a folder describe, oldest first. */
  public static List<RunningSandbox> findAll(Path folder) {
    return findAll(List.of(folder));
  }

  private static List<RunningSandbox> findAll(List<Path> folders) {
    return described(folders)
        .filter(sandbox -> sandbox.state.isRunning())
        .sorted(Comparator.comparing(RunningSandbox::startedAt))
        .toList();
  }

  private static Stream<RunningSandbox> described(List<Path> folders) {
    return folders.stream()
        .flatMap(folder -> StateFolders.files(folder).stream())
        .flatMap(file -> read(file).stream());
  }

  private static Optional<RunningSandbox> read(Path file) {
    return Optional.ofNullable(PrivateFile.read(file))
        .map(SandboxState::parse)
        .map(state -> new RunningSandbox(file, state));
  }

  /** Returns the id of the sandbox's process. */
  public long pid() {
    return state.pid();
  }

  /** Returns the time at which the sandbox was published. */
  public Instant startedAt() {
    return state.startedAt();
  }

  /** Returns the version of its sandbox module, {@code dev} if it does not run from a jar. */
  public String version() {
    return state.version();
  }

  /** Returns the names of its vendors, which may be unknown to this version. */
  public Set<String> vendors() {
    return state.vendors();
  }

  /** Returns the settings for clients of the sandbox, by names of environment variables. */
  public Map<String, String> environment() {
    return state.environment();
  }

  /** Returns whether the sandbox is of this version and has exactly the vendors of this version. */
  public boolean hasSameVersionAndVendors() {
    Set<String> own =
        Arrays.stream(SandboxVendor.values()).map(SandboxVendor::id).collect(Collectors.toSet());
    return version().equals(SandboxState.moduleVersion()) && vendors().equals(own);
  }

  /**
   * Ends the sandbox's process and waits for its end.
   *
   * @throws IllegalStateException if the process has not ended within the timeout, or if it is the
   *     calling process or may not be ended
   */
  public void stop(Duration timeout) {
    ProcessHandle.of(pid()).ifPresent(process -> end(process, timeout));
    // A process that is killed, as every process is on Windows, leaves its file behind.
    delete(file);
  }

  private static void end(ProcessHandle process, Duration timeout) {
    CompletableFuture<ProcessHandle> end = process.onExit();
    process.destroy();
    try {
      end.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(
          "process " + process.pid() + " has not ended within " + timeout.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while process " + process.pid() + " ends", e);
    }
  }

  /**
   * Publishes a sandbox of this process to other processes of the user, beside others that run.
   * Files of processes that have ended are removed.
   *
   * @throws UncheckedIOException if the file cannot be written; the message names it
   */
  public static Publication publish(ModelRegistrySandbox sandbox) {
    return StateFolders.ofUser().stream()
        .findFirst()
        .map(folder -> publish(sandbox, folder))
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new IOException("the user has no home directory for the file of the sandbox")));
  }

  /** Publishes a sandbox of this process in a folder. */
  public static Publication publish(ModelRegistrySandbox sandbox, Path folder) {
    described(List.of(folder))
        .filter(other -> !other.state.hasLiveProcess())
        .forEach(other -> delete(other.file));
    SandboxState state = SandboxState.of(sandbox);
    Path file = folder.resolve(StateFolders.newName(state.pid()));
    PrivateFile.write(file, state.toJson());
    return new Publication(file);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }

  /** The published file of a running sandbox; closing removes it. */
  public static final class Publication implements AutoCloseable {

    private final Path file;

    private Publication(Path file) {
      this.file = file;
    }

    /** Returns the published file. */
    public Path file() {
      return file;
    }

    /** Removes the file. Calling it again has no effect. */
    @Override
    public void close() {
      delete(file);
    }
  }
}
