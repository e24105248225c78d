package io.github.modelregistry.cli.command;

import io.github.modelregistry.cli.output.Format;
import io.github.modelregistry.cli.output.TextOutput;
import io.github.modelregistry.cli.session.CliContext;
import io.github.modelregistry.registry.ModelStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Assembles the commands. */
public final class CommandLines {

  private static final int NARROW = 80;
  private static final int WIDE = 100;
  private static final Set<String> ABOUT_OTHERS = Set.of("help", "completion");
  private static final Set<List<String>> VERSION = Set.of(List.of("-V"), List.of("--version"));

  private CommandLines() {}

  /** Returns the commands, in the order of the help. */
  private static Map<String, Function<RootCommand, Object>> commands() {
    Map<String, Function<RootCommand, Object>> commands = new LinkedHashMap<>();
    commands.put("registries", RegistriesCommand::new);
    commands.put("list", ListCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("versions", VersionsCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("upload", UploadCommand::new);
    commands.put("wait", WaitCommand::new);
    commands.put("logs", LogsCommand::new);
    commands.put("download", DownloadCommand::new);
    commands.put("copy", CopyCommand::new);
    commands.put("update", UpdateCommand::new);
    commands.put("delete", DeleteCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("sandbox", SandboxCommand::new);
    commands.put("completion", CompletionCommand::new);
    commands.put("help", root -> new HelpCommand());
    return commands;
  }

  /** Returns the names of the commands, for messages. */
  public static String names() {
    return String.join(", ", commands().keySet());
  }

  /** Returns the message that a word is not accepted as a command. */
  public static String unknown(@Nullable String name) {
    return commands().containsKey(name)
        ? "the command '" + name + "' must come before '--'."
        : "there is no command '" + name + "'. The commands are " + names() + ".";
  }

  /**
   * Returns the command line for the given arguments: with the named command only, or with all of
   * them if none is named or the named one is about the others; without any to print the version.
   * Creating a command takes time.
   */
  public static CommandLine of(CliContext context, List<String> arguments) {
    RootCommand root = new RootCommand(context);
    CommandLine line = new CommandLine(root);
    Map<String, Function<RootCommand, Object>> commands = commands();
    String named = firstWord(line.getCommandSpec(), arguments);
    if (commands.containsKey(named) && !ABOUT_OTHERS.contains(named)) {
      commands.keySet().retainAll(Set.of(named));
    } else if (VERSION.contains(arguments)) {
      commands.clear();
    }
    commands.forEach((name, command) -> line.addSubcommand(name, command.apply(root)));
    return line.registerConverter(Format.class, EnumConverter.of(Format.class))
        .registerConverter(ModelStatus.class, EnumConverter.of(ModelStatus.class))
        .registerConverter(Shell.class, EnumConverter.of(Shell.class))
        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
        .setUsageHelpWidth(Math.max(NARROW, Math.min(WIDE, context.terminalColumns())))
        .setOut(new TextOutput(context.out()).writer())
        .setErr(new TextOutput(context.err()).writer());
  }

  /** Returns the first argument that is neither an option nor its value; empty if there is none. */
  private static String firstWord(CommandSpec root, List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      OptionSpec option = root.findOption(arguments.get(i));
      if (option != null && option.arity().max() > 0) {
        i++;
      } else if (!arguments.get(i).startsWith("-")) {
        return arguments.get(i);
      }
    }
    return "";
  }

  /** Returns whether a command shows stack traces. */
  public static boolean isDebugging(CommandLine command) {
    return root(command).isDebugging();
  }

  /** Returns what to print after the message of a command's failure, line by line. */
  public static List<String> notes(CommandLine command) {
    return root(command).notes();
  }

  /** Ends a command after all that it had to print, so that Ctrl-C need not wait for it. */
  public static void end(CommandLine command) {
    root(command).end();
  }

  private static RootCommand root(CommandLine command) {
    CommandLine root = command;
    while (root.getParent() != null) {
      root = root.getParent();
    }
    return root.getCommand();
  }
}
