package io.github.modelregistry.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The completion script of a command for the shell fish. */
final class FishCompletion {

  private final String program;
  private final StringBuilder script = new StringBuilder();

  private FishCompletion(String program) {
    this.program = program;
  }

  /** Returns the script of a program with its subcommands. */
  static String of(CommandSpec program) {
    FishCompletion completion = new FishCompletion(program.name());
    completion.line("-f", "");
    completion.command(program, "");
    return completion.script.toString();
  }

  /**
   * @param condition when the words of this command are completed, in fish; empty for always
   */
  private void command(CommandSpec command, String condition) {
    for (OptionSpec option : command.options()) {
      // What the program inherits to its commands is completed once.
      if (condition.isEmpty() || !option.inherited()) {
        option(option, condition);
      }
    }
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      candidates(parameter, condition);
    }
    subcommands(command, condition);
  }

  private void subcommands(CommandSpec command, String condition) {
    Map<String, CommandLine> subcommands = command.subcommands();
    String names = String.join(" ", subcommands.keySet());
    String none = and(condition, "not __fish_seen_subcommand_from " + names);
    subcommands.forEach(
        (name, subcommand) -> {
          CommandSpec spec = subcommand.getCommandSpec();
          line("-a " + name + description(spec.usageMessage().description()), none);
          command(spec, and(condition, "__fish_seen_subcommand_from " + name));
        });
  }

  private void option(OptionSpec option, String condition) {
    List<String> words = new ArrayList<>();
    for (String name : option.names()) {
      words.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
    }
    if (option.arity().max() > 0) {
      String label = option.paramLabel();
      words.add(label.startsWith("FILE") ? "-r -F" : "-x" + values(option));
    }
    line(String.join(" ", words) + description(option.description()), condition);
  }

  private void candidates(PositionalParamSpec parameter, String condition) {
    if (!values(parameter).isEmpty()) {
      line(values(parameter).strip() + description(parameter.description()), condition);
    }
  }

  private static String values(ArgSpec argument) {
    Iterable<String> candidates = argument.completionCandidates();
    return candidates == null
        ? ""
        : StreamSupport.stream(candidates.spliterator(), false)
            .collect(Collectors.joining(" ", " -a '", "'"));
  }

  private void line(String words, String condition) {
    script.append("complete -c ").append(program);
    if (!condition.isEmpty()) {
      script.append(" -n ").append(quoted(condition));
    }
    script.append(' ').append(words).append('\n');
  }

  private static String and(String one, String other) {
    return one.isEmpty() ? other : one + "; and " + other;
  }

  private static String description(String... lines) {
    return lines.length == 0 ? "" : " -d " + quoted(lines[0]);
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
