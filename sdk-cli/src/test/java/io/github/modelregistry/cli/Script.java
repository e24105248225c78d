package io.github.modelregistry.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A program that runs as a process of its own. */
final class Script {

  private static final long PATIENCE_SECONDS = 120;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Path folder = Path.of("").toAbsolutePath();

  Script(Path program, String... arguments) {
    command.add(program.toString());
    command.addAll(List.of(arguments));
  }

  /** Returns the command line as a process of its own, with the classes of this test. */
  static Script mreg(String... arguments) {
    String classes = System.getProperty("java.class.path");
    Script script =
        new Script(JAVA, "-XX:TieredStopAtLevel=1", "-cp", classes, Main.class.getName());
    script.command.addAll(List.of(arguments));
    return script;
  }

  /** Returns the words by which a shell starts {@link #mreg}. */
  static String mregInShell() {
    return mreg().command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
  }

  Script in(Path workingFolder) {
    folder = workingFolder;
    return this;
  }

  Script with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /**
   * Lets it end at SIGINT, which a shell in the background makes its children ignore; where the
   * system has no means for that, nothing changes.
   */
  Script interruptible() {
    List<String> prefix = List.of("/usr/bin/env", "--default-signal=INT");
    if (new Script(Path.of(prefix.get(0)), prefix.get(1), "true").run().exitCode() == 0) {
      command.addAll(0, prefix);
    }
    return this;
  }

  /** Starts it with these variables and no others. */
  Running start() {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Run run() {
    return start().await();
  }

  /** A process that was started. */
  static final class Running {

    private final Process process;
    private final CompletableFuture<String> firstLine = new CompletableFuture<>();
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private Running(Process process) throws IOException {
      this.process = process;
      process.getOutputStream().close();
      this.out =
          CompletableFuture.supplyAsync(
              () -> text(process.getInputStream(), firstLine), Running::onAThreadOfItsOwn);
      this.err =
          CompletableFuture.supplyAsync(
              () -> text(process.getErrorStream(), new CompletableFuture<>()),
              Running::onAThreadOfItsOwn);
    }

    /** The common pool may have as few threads as one process that runs on has streams. */
    private static void onAThreadOfItsOwn(Runnable reading) {
      Thread thread = new Thread(reading, "reads a process");
      thread.setDaemon(true);
      thread.start();
    }

    Process process() {
      return process;
    }

    /** Sends it SIGINT, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    Run await() {
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("it still runs; stderr so far: " + err.get(5, TimeUnit.SECONDS));
        }
        return new Run(
            process.exitValue(), out.get(5, TimeUnit.SECONDS), err.get(5, TimeUnit.SECONDS));
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }

    /** Returns the first line that it prints, as soon as it does. */
    String firstLine() {
      try {
        return firstLine.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        throw new AssertionError(e);
      }
    }

    private static String text(InputStream stream, CompletableFuture<String> firstLine) {
      StringBuilder text = new StringBuilder();
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          firstLine.complete(line);
          text.append(line).append('\n');
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      firstLine.complete("");
      return text.toString();
    }
  }
}
