package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages and completions, where the tools look for them. */
@DisabledOnOs(OS.WINDOWS)
class InstalledFilesIT {

  private static final Path MAN = Path.of("/usr/bin/man");
  private static final Path ZSH = Path.of("/usr/bin/zsh");

  @TempDir private static Path temporary;
  private static Installation installation;

  @BeforeAll
  static void unpack() {
    installation = Installation.unpack(temporary, "my tools (x86)");
  }

  private static List<String> manPages() throws IOException {
    try (Stream<Path> pages = Files.list(installation.file("share/man/man1"))) {
      return pages.map(page -> page.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void eachCommandHasAManualPageWithItsOptions() throws IOException {
    String help = installation.mreg("help").run().out();
    List<String> commands =
        help.lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();

    assertThat(commands).contains("list", "upload", "help");
    assertThat(manPages())
        .contains("mreg.1", "mreg-sandbox-stop.1")
        .containsAll(commands.stream().map(name -> "mreg-" + name + ".1").toList());
    String list = Files.readString(installation.file("share/man/man1/mreg-list.1"));
    assertThat(list)
        .startsWith(".TH \"MREG\\-LIST\" \"1\" \"\" \"mreg ")
        .contains(".SH \"SYNOPSIS\"\nmreg list [", ".TP\n.B \\-\\-status STATUS\n")
        .contains("mreg(1)")
        .doesNotContain("%");
  }

  @Test
  void manFindsThePagesBesideTheProgramAndFormatsThemWithoutWarning() throws IOException {
    assumeTrue(Files.isExecutable(MAN), "there is no man");
    Map<String, String> environment = new HashMap<>(Installation.PATH);
    environment.merge("PATH", installation.file("bin").toString(), (path, bin) -> bin + ":" + path);
    environment.put("MANWIDTH", "80");
    environment.put("LC_ALL", "C.UTF-8");

    for (String page : manPages()) {
      Run run = new Script(MAN, "--warnings", page.replace(".1", "")).with(environment).run();

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("NAME", "SYNOPSIS", "EXIT STATUS");
    }
  }

  @Test
  void zshLoadsItsCompletionWhenItIsUsed() throws IOException {
    assumeTrue(Files.isExecutable(ZSH), "there is no zsh");
    Path test =
        FakeCheckout.write(
            temporary.resolve("test.zsh"),
            """
            fpath=("$1" $fpath)
            autoload -Uz compinit && compinit -u -D
            words=(mreg re) CURRENT=2 PREFIX=re
            compadd() { print -rl -- ${(M)@[${@[(i)-]}+1,-1]:#$PREFIX*} }
            ${=_comps[mreg]} || true
            """);

    Run run =
        new Script(ZSH, test.toString(), installation.file("share/zsh/site-functions").toString())
            .with(Installation.PATH)
            .with(Map.of("HOME", temporary.toString()))
            .run();

    assertThat(run.err()).isEmpty();
    assertThat(run.lines().stream().map(String::strip)).contains("registries");
  }

  @Test
  void theCompletionsAreThoseThatTheProgramPrints() throws IOException {
    assertThat(installation.file("share/bash-completion/completions/mreg"))
        .hasContent(installation.mreg("completion", "bash").run().out());
    assertThat(installation.file("share/fish/vendor_completions.d/mreg.fish"))
        .hasContent(installation.mreg("completion", "fish").run().out());
  }
}
