package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.session.CliContext;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Assembles the commands. */
public final class CommandLines {

  private static final int NARROW = 80;
  private static final int WIDE = 100;

  private CommandLines() {}

  /** Returns the commands, in the order of the help. */
  private static Map<String, Function<RootCommand, Object>> commands() {
    Map<String, Function<RootCommand, Object>> commands = new LinkedHashMap<>();
    commands.put("registries", RegistriesCommand::new);
    commands.put("list", ListCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("versions", VersionsCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("sandbox", SandboxCommand::new);
    return commands;
  }

  /** Returns the names of the commands, for messages. */
  public static String names() {
    return String.join(", ", commands().keySet());
  }

  /**
   * Returns the command line for the given arguments: with the named command only, or with all of
   * them if none is named. Creating a command takes time, so the others are not created.
   */
  public static CommandLine of(CliContext context, List<String> arguments) {
    RootCommand root = new RootCommand(context);
    CommandLine line = new CommandLine(root);
    Map<String, Function<RootCommand, Object>> commands = commands();
    commands.keySet().retainAll(arguments.stream().filter(commands::containsKey).limit(1).toList());
    (commands.isEmpty() ? commands() : commands)
        .forEach((name, command) -> line.addSubcommand(name, command.apply(root)));
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setUsageHelpWidth(Math.max(NARROW, Math.min(WIDE, context.terminalColumns())))
        .setOut(writer(context.out()))
        .setErr(writer(context.err()));
  }

  /** Returns whether a command shows stack traces. */
  public static boolean isDebugging(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getCommand() instanceof RootCommand options && options.isDebugging();
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
