package io.github.modelregistry.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program in a process with a heap of 64 MiB, which prints where it can be reached. */
public final class SmallJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader out;

  private SmallJvm(Process process) {
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a program.
   *
   * @param temporary the folder for its temporary files
   */
  public static SmallJvm start(Path temporary, Class<?> program, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return new SmallJvm(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Returns the next line that the program prints. */
  public String line() throws IOException {
    return out.readLine();
  }

  /** Returns the files that the sandbox has stored in a folder for temporary files. */
  public static List<Path> stored(Path temporary) throws IOException {
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.filter(file -> file.toString().endsWith(".bin")).toList();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    out.close();
  }
}
