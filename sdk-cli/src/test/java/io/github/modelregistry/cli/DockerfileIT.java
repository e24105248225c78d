package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the Dockerfile, run in a folder that stands for the root of the image. Whether
 * Docker accepts the file is seen in the project's workflow only.
 */
@DisabledOnOs(OS.WINDOWS)
class DockerfileIT {

  @TempDir private Path root;

  private static List<String> instructions(String name) throws IOException {
    return Files.readString(Path.of("Dockerfile"))
        .replaceAll("(?m)^#.*\\R", "")
        .replaceAll("\\\\\\R *", " ")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .toList();
  }

  @Test
  void itsCommandsUnpackTheDistributionAndMakeAProgramThatRuns() throws IOException {
    Files.createDirectories(root.resolve("opt"));
    Files.createDirectories(root.resolve("tmp"));
    Path tools = root.resolve("tools");
    FakeCheckout.script(tools.resolve("useradd"), "echo \"$*\" >'" + root + "/user'");
    Map<String, String> environment = new HashMap<>();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", tools + ":" + System.getenv("PATH"));

    assertThat(instructions("COPY").get(0)).isEqualTo("${DIST} /tmp/mreg.tar.gz");
    assertThat(instructions("ARG")).containsExactly("DIST=" + Installation.TAR.getFileName());
    Files.copy(Installation.TAR, root.resolve("tmp/mreg.tar.gz"));
    for (String command : instructions("RUN")) {
      Run run = shell(command).with(environment).run();
      assertThat(run.exitCode()).as(command + ": " + run.err()).isZero();
    }
    String path = instructions("ENV").get(0).replace("PATH=", "").replace("$PATH", "/usr/bin:/bin");
    Run run = shell("PATH=" + path + "; mreg --version").with(environment).in(root).run();

    assertThat(root.resolve("opt/mreg/lib/mreg.jsa")).isNotEmptyFile();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("mreg ");
    assertThat(Files.readString(root.resolve("user"))).endsWith(" mreg\n");
  }

  private Script shell(String command) {
    return new Script(
        Path.of("/bin/sh"),
        "-c",
        command.replace("/opt/", root + "/opt/").replace("/tmp/mreg", root + "/tmp/mreg"));
  }

  @Test
  void theProgramIsNotRootAndOnlyThePathIsSet() throws IOException {
    assertThat(instructions("USER")).containsExactly("mreg");
    assertThat(instructions("ENTRYPOINT")).containsExactly("[\"mreg\"]");
    assertThat(instructions("ENV")).singleElement().asString().startsWith("PATH=");
    assertThat(instructions("FROM"))
        .allSatisfy(image -> assertThat(image).matches("[a-z-]+:[a-z0-9-]+( AS [a-z]+)?"));
  }
}
