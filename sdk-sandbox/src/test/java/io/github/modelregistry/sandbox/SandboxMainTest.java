package io.github.modelregistry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxMainTest {

  @TempDir private Path home;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return SandboxMain.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("-Duser.home=" + home);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(SandboxMain.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(home.resolve("err.txt").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    return builder.start();
  }

  @Test
  void aProcessTellsTheSettingsIsFoundAndLeavesNothingBehind() throws Exception {
    Path folder = home.resolve(".local/state/model-registry");
    Process process = start("--json", "--only", "truefoundry", "--empty");
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      JsonValue environment = JsonValue.parse(String.valueOf(reader.readLine()));

      RunningSandbox found = RunningSandbox.findAll(folder).get(0);

      assertThat(found.pid()).isEqualTo(process.pid());
      assertThat(found.environment()).containsKeys("TFY_HOST", "TFY_API_KEY");
      assertThat(environment.at("TFY_HOST").asString())
          .isEqualTo(found.environment().get("TFY_HOST"));
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(folder).isEmptyDirectory();
    assertThat(Files.readString(home.resolve("err.txt"))).contains("Ctrl-C");
  }

  @Test
  void settingsAreExportLinesForAShell() throws Exception {
    Process process = start();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      List<String> lines = new ArrayList<>();
      String last = "";
      while (last != null && !last.startsWith("export WALLAROO_USER=")) {
        last = reader.readLine();
        lines.add(last);
      }

      assertThat(lines)
          .allMatch(line -> line.matches("export [A-Z_]+=[A-Za-z0-9:/@._-]+"))
          .anyMatch(line -> line.startsWith("export SENSEI_URL=http://127.0.0.1:"))
          .anyMatch(line -> line.startsWith("export WALLAROO_URL=http://127.0.0.1:"));
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void helpIsPrinted() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port VENDOR=PORT", "--port N");
  }

  @Test
  void argumentsThatMakeNoSenseAreNamed() {
    assertThat(run("--prot")).isEqualTo(2);
    assertThat(run("--port")).isEqualTo(2);
    assertThat(run("--port", "wallaroo")).isEqualTo(2);
    assertThat(run("--port", "acme=1")).isEqualTo(2);
    assertThat(run("--port", "wallaroo=70000")).isEqualTo(2);
    int last = 65_536 - SandboxVendor.values().length;
    assertThat(run("--port", Integer.toString(last + 1))).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("unknown argument --prot")
        .contains("--port needs a value")
        .contains("--port needs a number or VENDOR=PORT, not wallaroo")
        .contains("no vendor acme, only wallaroo, truefoundry, ")
        .contains("not 70000")
        .contains("the first port is a number from 1 to " + last + ", not " + (last + 1));
  }
}
