package io.github.modelregistry.cli.distribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in the macros of man(7). */
final class ManPage {

  private static final int SECTION = 1;

  /** So wide that the synopsis is one line: the reader of the page breaks lines. */
  private static final int ONE_LINE = 10_000;

  private final CommandSpec command;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** Returns the name of a command's page: that of {@code mreg list} is {@code mreg-list}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  /** Returns the text of the page. */
  static String of(CommandSpec command, String version) {
    return new ManPage(command).text(version);
  }

  private String text(String version) {
    String name = name(command);
    List<String> description = List.of(command.usageMessage().description());
    macro("TH", name.toUpperCase(Locale.ROOT), "" + SECTION, "", version);
    section("NAME", () -> line(name + " - " + withoutPeriod(description.get(0))));
    section("SYNOPSIS", () -> line(synopsis()));
    if (description.size() > 1) {
      section("DESCRIPTION", () -> description.forEach(this::paragraph));
    }
    List<PositionalParamSpec> parameters = command.positionalParameters();
    if (!parameters.isEmpty()) {
      section("ARGUMENTS", () -> parameters.forEach(each -> argument(each.paramLabel(), each)));
    }
    List<OptionSpec> options = command.options().stream().filter(this::belongsHere).toList();
    if (!options.isEmpty()) {
      section("OPTIONS", () -> options.forEach(each -> argument(names(each), each)));
    }
    commands();
    exitCodes();
    seeAlso();
    return page.toString();
  }

  /** The options that all commands inherit are on the page of the program only. */
  private boolean belongsHere(OptionSpec option) {
    return command.parent() == null || !option.inherited();
  }

  private String synopsis() {
    command.usageMessage().width(ONE_LINE);
    return new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0).strip();
  }

  private void commands() {
    Collection<CommandLine> commands = command.subcommands().values();
    if (!commands.isEmpty()) {
      section(
          "COMMANDS",
          () ->
              commands.forEach(
                  each -> {
                    CommandSpec spec = each.getCommandSpec();
                    item(spec.name(), spec.usageMessage().description()[0]);
                  }));
    }
  }

  private void exitCodes() {
    Map<String, String> codes = command.root().usageMessage().exitCodeList();
    section("EXIT STATUS", () -> codes.forEach(this::item));
  }

  private void seeAlso() {
    List<String> others = new ArrayList<>();
    if (command.parent() != null) {
      others.add(name(command.parent()));
    }
    command.subcommands().values().forEach(each -> others.add(name(each.getCommandSpec())));
    section(
        "SEE ALSO",
        () ->
            line(
                others.stream()
                    .map(each -> each + "(" + SECTION + ")")
                    .collect(Collectors.joining(", "))));
  }

  private static String names(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() > 0 ? names + " " + option.paramLabel() : names;
  }

  private void argument(String label, ArgSpec argument) {
    item(label, String.join(" ", argument.description()));
  }

  private void item(String label, String text) {
    page.append(".TP\n.B ").append(escaped(label)).append('\n');
    line(text);
  }

  private void section(String title, Runnable content) {
    macro("SH", title);
    content.run();
  }

  private void paragraph(String text) {
    page.append(".PP\n");
    line(text);
  }

  private void line(String text) {
    page.append(escaped(text)).append('\n');
  }

  private void macro(String name, String... arguments) {
    page.append('.').append(name);
    for (String argument : arguments) {
      page.append(" \"").append(escaped(argument)).append('"');
    }
    page.append('\n');
  }

  private static String withoutPeriod(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** A period or apostrophe at the start of a line would make a macro of it. */
  private static String escaped(String text) {
    String escaped = String.format(text).replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
