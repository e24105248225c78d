package io.github.modelregistry.cli.distribution;

import io.github.modelregistry.cli.Mreg;
import io.github.modelregistry.cli.command.CommandLines;
import io.github.modelregistry.cli.session.CliContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes the manual pages and completions of the program; the build calls it. The folders are those
 * in which man, bash-completion, zsh and fish look for such files.
 */
public final class DistributionFiles {

  /** Loads the completion of bash, which zsh understands, when it is asked for the first time. */
  private static final String ZSH =
      """
      #compdef mreg
      autoload -U +X bashcompinit && bashcompinit
      source "${${(%%):-%%x}:A:h}/../../bash-completion/completions/%1$s"
      _bash_complete -o default -F _complete_%1$s
      """;

  private DistributionFiles() {}

  /**
   * Writes the files.
   *
   * @param arguments the folder, which corresponds to {@code /usr/share}, and the version
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path share = Path.of(arguments[0]);
    CommandSpec program =
        CommandLines.of(context(OutputStream.nullOutputStream()), List.of()).getCommandSpec();
    String name = program.name();
    manPages(program, name + " " + arguments[1], share.resolve("man/man1"));
    write(share.resolve("bash-completion/completions/" + name), completion("bash"));
    write(share.resolve("fish/vendor_completions.d/" + name + ".fish"), completion("fish"));
    write(share.resolve("zsh/site-functions/_" + name), ZSH.formatted(name));
  }

  private static void manPages(CommandSpec command, String version, Path folder)
      throws IOException {
    write(folder.resolve(ManPage.name(command) + ".1"), ManPage.of(command, version));
    for (CommandLine each : command.subcommands().values()) {
      manPages(each.getCommandSpec(), version, folder);
    }
  }

  private static String completion(String shell) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int exitCode = new Mreg(context(out)).run("completion", shell);
    if (exitCode != 0) {
      throw new IllegalStateException("mreg completion " + shell + " ended with " + exitCode);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static CliContext context(OutputStream out) {
    return new CliContext(Map.of(), out, System.err, 0, false, Clock.systemUTC(), null, null);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
