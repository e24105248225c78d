package io.github.modelregistry.cli;

import io.github.modelregistry.cli.session.CliContext;

/** The entry point of the program. */
public final class Main {

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new Mreg(CliContext.ofProcess()).run(arguments));
  }
}
