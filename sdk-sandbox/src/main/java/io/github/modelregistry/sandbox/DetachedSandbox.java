package io.github.modelregistry.sandbox;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts sandboxes in processes of their own, which outlive the process that starts them. */
public final class DetachedSandbox {

  private static final Path NOHUP = Path.of("/usr/bin/nohup");

  private DetachedSandbox() {}

  /**
   * Starts a sandbox in a new process and returns once its servers run. {@link RunningSandbox#stop}
   * ends it.
   *
   * @param arguments the arguments of {@link SandboxMain}, such as {@code --empty}
   * @param folder the folder to publish it in, or null for that of the user
   * @throws IllegalStateException if it cannot start; the message says why
   */
  public static RunningSandbox start(List<String> arguments, @Nullable Path folder) {
    Process process;
    try {
      process =
          new ProcessBuilder(command(arguments, folder))
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .start();
    } catch (IOException e) {
      throw new IllegalStateException("cannot start a process: " + e.getMessage(), e);
    }
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        InputStream err = process.getErrorStream()) {
      if (out.readLine() == null) {
        throw new IllegalStateException(
            "the sandbox cannot start: "
                + new String(err.readAllBytes(), StandardCharsets.UTF_8).strip());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the sandbox cannot start: " + e.getMessage(), e);
    }
    return (folder == null ? RunningSandbox.findAll() : RunningSandbox.findAll(folder))
        .stream()
            .filter(sandbox -> sandbox.pid() == process.pid())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the sandbox of process " + process.pid() + " ended after its start"));
  }

  private static List<String> command(List<String> arguments, @Nullable Path folder) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NOHUP)) {
      // The process must not end with the terminal.
      command.add(NOHUP.toString());
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Duser.home=" + System.getProperty("user.home"));
    command.addAll(List.of("-cp", classPath(), SandboxMain.class.getName(), "--json"));
    command.addAll(arguments);
    if (folder != null) {
      command.addAll(List.of("--folder", folder.toAbsolutePath().toString()));
    }
    return command;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }
}
