package io.github.modelregistry.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.modelregistry.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs what the documents show in processes of their own, with the settings of a sandbox in their
 * environment. What does not end with 0 fails the test with its output.
 */
final class ExampleRunner {

  private static final List<String> JAVA =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"));

  private final Map<String, String> environment;

  ExampleRunner(Map<String, String> environment) {
    this.environment = environment;
  }

  /** Returns the output of a program, both streams of it. */
  String run(Path folder, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(JAVA);
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  /**
   * Returns the output of commands for bash. Among them {@code mreg} and {@code ./mreg} are the
   * command line, by a launcher in the folder.
   */
  String bash(Path folder, String commands) throws IOException, InterruptedException {
    String main = "exec '" + String.join("' '", JAVA) + "' " + Main.class.getName() + " \"$@\"\n";
    Path launcher = Files.writeString(folder.resolve("mreg"), "#!/bin/sh\n" + main);
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    String script = "set -euo pipefail\nPATH=$PWD:$PATH\n" + commands;
    return run(folder, List.of("bash", "-c", script));
  }

  /** Skips a test on a machine where a command cannot be started, or fails. */
  void assume(Path folder, String... command) throws InterruptedException {
    boolean succeeds;
    try {
      run(folder, List.of(command));
      succeeds = true;
    } catch (AssertionError | IOException e) {
      succeeds = false;
    }
    assumeThat(succeeds).as(String.join(" ", command)).isTrue();
  }

  /** Returns the output of a command, both streams of it. */
  String run(Path folder, List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toAbsolutePath().toFile());
    builder.environment().putAll(environment);
    builder.environment().put("no_proxy", "127.0.0.1"); // the sandbox, for curl and Python
    Process process = builder.start();
    process.getOutputStream().close(); // nothing waits for input
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
