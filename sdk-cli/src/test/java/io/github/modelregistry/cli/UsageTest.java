package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  private static final Map<String, String> SETTINGS =
      Map.of("TFY_HOST", "http://127.0.0.1:1", "TFY_API_KEY", "k");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "upload",
        "list extra",
        "list --nope",
        "list --format xml",
        "list --status sleepy",
        "list --since yesterday",
        "list --sha256 abc",
        "list --registry nope",
        "list --limit 0",
        "list --limit many",
        "list --sort age",
        "list --columns ref,nope",
        "registries --columns nope",
        "show",
        "show 839",
        "show nope:839",
        "show TrueFoundry:839",
        "versions truefoundry:1@2",
        "completion",
        "completion tcsh",
        "help nope",
        "-- list",
        "list --timeout soon",
        "list --timeout 0",
        "list --config /no/such/file",
        "list --sandbox --config registries.json",
        "report --limit 0",
        "report --format json",
        "doctor --format csv",
        "doctor --registry nope",
      })
  void aWrongCommandLineExits2SaysWhyAndPrintsNothing(String line) {
    Run run = Run.with(SETTINGS, line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("mreg: ").doesNotContain("Exception");
  }

  @Test
  void anUnknownCommandIsToldTheCommandsThereAre() {
    assertThat(Run.with(SETTINGS, "push", "--nope").err()).contains("push", "Try 'mreg --help'");
    assertThat(Run.with(SETTINGS, "push").err())
        .contains("there is no command 'push'. The commands are registries, list, show, versions");
  }

  @Test
  void aCommandAfterTheEndOfOptionsIsNotCalledUnknown() {
    assertThat(Run.with(SETTINGS, "--", "list").err())
        .contains("the command 'list' must come before '--'")
        .doesNotContain("there is no command");
  }

  @Test
  void wordsOfTheCommandLineDoNotReachTheTerminalRaw() {
    assertThat(Run.with(SETTINGS, "\u001b[31mred").err()).doesNotContain("\u001b");
  }

  @Test
  void helpNamesEveryCommandAndTheExitCodes() {
    Run run = Run.with(Map.of(), "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("registries", "list", "show", "versions", "doctor", "sandbox", "Exit codes:")
        .contains("  5     some registries failed", "  6     a deadline passed", "  130   inter");
  }

  @Test
  void eachCommandExplainsItself() {
    for (String command : List.of("registries", "list", "show", "versions", "doctor", "sandbox")) {
      Run run = Run.with(Map.of(), command, "--help");
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).startsWith("Usage: mreg " + command).contains("--sandbox");
    }
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(Run.with(Map.of(), "--version").out()).startsWith("mreg ");
  }

  @Test
  void helpOfACommandIsTheSameByBothWays() {
    for (String command : List.of("list", "sandbox", "completion", "help")) {
      Run run = Run.with(Map.of(), "help", command);
      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).isEqualTo(Run.with(Map.of(), command, "--help").out());
    }
    assertThat(Run.with(Map.of(), "help").out()).isEqualTo(Run.with(Map.of(), "--help").out());
    assertThat(Run.with(Map.of(), "help", "nope").err())
        .contains("there is no command 'nope'. The commands are registries, list, ");
  }

  @Test
  void choicesAreReadInAnyCaseAndNamedInTheSpellingOfTheHelp() {
    assertThat(Run.with(SETTINGS, "list", "-o", "Xml").err())
        .contains("'Xml' must be table, json, ndjson or csv");
    assertThat(Run.with(SETTINGS, "list", "--status", "sleepy").err())
        .contains("'sleepy' must be ready, pending, failed, no_artifact, deleted or unknown");
    for (String status : List.of("Ready", "NO_ARTIFACT", "no-artifact")) {
      assertThat(Run.with(SETTINGS, "list", "--status", status).err()).doesNotContain("must be");
    }
  }

  @Test
  void aTimeoutIsRefusedAsAnOption() {
    assertThat(Run.with(SETTINGS, "list", "--timeout", "0").err())
        .contains("option '--timeout'", "'0' (from the command line) must be a time span above")
        .contains("Try 'mreg list --help'")
        .doesNotContain("configuration", "setting");
  }

  @Test
  void theValueOfAnOptionIsNotTakenForACommand() {
    assertThat(Run.with(Map.of(), "--config", "list", "doctor").err())
        .contains("there is no file list");
    assertThat(Run.with(Map.of(), "--timeout", "show", "list").err())
        .contains("--timeout", "must be a time span");
  }
}
