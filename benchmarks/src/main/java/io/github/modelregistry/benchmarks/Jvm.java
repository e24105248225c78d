package io.github.modelregistry.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts programs in JVMs of their own, with this one's class path. */
final class Jvm {

  private Jvm() {}

  /** Returns a command that runs a class's main method. */
  static ProcessBuilder command(Class<?> program, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Runs a class's main method with this process's output, and returns the exit code. */
  static int run(Class<?> program, String... options) throws Exception {
    return command(program, List.of(options), List.of()).inheritIO().start().waitFor();
  }
}
