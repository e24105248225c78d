package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Completion scripts, run by the shells themselves. */
@DisabledOnOs(OS.WINDOWS)
class CompletionTest {

  /** Completes a line of words, the last one as far as it was typed, and prints one word a line. */
  private static final Map<String, String> SHELLS =
      Map.of(
          "bash",
          """
          compopt() { :; } # works during a completion alone
          source "$1"; shift
          COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
          $(complete -p mreg | sed 's/.*-F \\([^ ]*\\).*/\\1/')
          printf '%s\\n' "${COMPREPLY[@]}"
          """,
          // zsh matches the words of its compadd with what was typed.
          "zsh",
          """
          autoload -Uz compinit && compinit -u -D
          source "$1"; shift
          words=("$@") CURRENT=$# PREFIX=${@[-1]}
          compadd() { print -rl -- ${(M)@[${@[(i)-]}+1,-1]:#$PREFIX*} }
          ${=_comps[mreg]} || true
          """,
          "fish",
          """
          source $argv[1]
          complete --do-complete "$argv[2..-1]" | string replace -r '\\t.*' ''
          true
          """);

  @TempDir private Path folder;

  /** What is completed after the words, by shell. */
  private List<String> complete(String shell, String... words) {
    try {
      Path script = folder.resolve("completion." + shell);
      Files.writeString(script, Run.with(Map.of(), "completion", shell).out());
      Path test = Files.writeString(folder.resolve("test." + shell), SHELLS.get(shell));
      String[] arguments =
          Stream.of(new String[] {test.toString(), script.toString()}, words)
              .flatMap(Arrays::stream)
              .toArray(String[]::new);
      Run run =
          new Script(program(shell), arguments)
              .with(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString()))
              .run();
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      return run.lines().stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Path program(String shell) {
    return Stream.of("/bin/", "/usr/bin/")
        .map(bin -> Path.of(bin + shell))
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of("/no", shell));
  }

  /** Bash is everywhere; the others are tried where they are installed. */
  @TestFactory
  Stream<DynamicTest> shellsCompleteCommandsOptionsAndValues() {
    return Stream.of("bash", "zsh", "fish")
        .filter(shell -> shell.equals("bash") || Files.exists(program(shell)))
        .map(shell -> DynamicTest.dynamicTest(shell, () -> completes(shell)));
  }

  private void completes(String shell) {
    assertThat(complete(shell, "mreg", "regis")).containsExactly("registries");
    assertThat(complete(shell, "mreg", ""))
        .contains("list", "show", "versions", "doctor", "sandbox", "completion", "help");
    assertThat(complete(shell, "mreg", "list", "--so")).containsExactly("--sort");
    assertThat(complete(shell, "mreg", "show", "--so")).doesNotContain("--sort");
    assertThat(complete(shell, "mreg", "show", "--sand")).containsExactly("--sandbox");
    assertThat(complete(shell, "mreg", "list", "-o", ""))
        .containsExactlyInAnyOrder("table", "json", "ndjson", "csv");
    assertThat(complete(shell, "mreg", "list", "--status", "re")).containsExactly("ready");
    assertThat(complete(shell, "mreg", "completion", "")).contains("bash", "zsh", "fish");
    assertThat(complete(shell, "mreg", "sandbox", "st")).containsExactly("stop");
    assertThat(complete(shell, "mreg", "sandbox", "stop", "--al")).containsExactly("--all");
  }

  @Test
  void anUnknownShellIsRefusedAndTheOthersAreNamed() {
    Run run = Run.with(Map.of(), "completion", "tcsh");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("must be bash, zsh or fish", "tcsh");
    assertThat(Run.with(Map.of(), "completion").err()).contains("SHELL");
  }
}
