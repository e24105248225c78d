package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the program that the build has made, as a user calls them. */
@DisabledOnOs(OS.WINDOWS)
class ProgramIT {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("root.directory"), "mreg").toAbsolutePath().normalize();

  /** A home of its own, so that no sandbox of who runs the tests is found. */
  @TempDir private Path home;

  private Script mreg(String... arguments) {
    return new Script(LAUNCHER, arguments).with(mregEnvironment());
  }

  private Map<String, String> mregEnvironment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + home);
    environment.put("LC_ALL", "C");
    return environment;
  }

  @Test
  void theFirstCommandOfTheReadmePrintsTheModelsOfAllVendors() {
    Run run = mreg("list", "--sandbox").in(home).run();

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("(?m)^wallaroo:839 +yolov8n-openvino ")
        .containsPattern("(?m)^sensei:15c53796-bd6b-4e09-b51d-7296aa20af71 +A name for this Model ")
        .contains("truefoundry:");
  }

  @Test
  void jsonIsUtf8WhateverTheLocaleAndStdoutHoldsNothingElse() {
    try (FakeTrueFoundry trueFoundry = new FakeTrueFoundry()) {
      trueFoundry.withModels(
          FakeTrueFoundry.model("m1", "größe-模型"), FakeTrueFoundry.model("m2", "x"));

      Run run =
          mreg("list", "--format", "json", "--name", "größe*")
              .with(trueFoundry.environment())
              .run();

      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.texts("models", "name")).containsExactly("größe-模型");
    }
  }

  @Test
  void exitCodesLeaveTheProcess() {
    assertThat(mreg("list").run().exitCode()).isEqualTo(2);
    assertThat(mreg("upload").run().exitCode()).isEqualTo(2);
    assertThat(mreg("show", "wallaroo:1", "--sandbox").run().exitCode()).isEqualTo(3);
  }

  @Test
  void aSandboxServesOtherCommandsUntilItIsInterrupted() throws Exception {
    Script.Running sandbox = mreg("sandbox", "-o", "json").interruptible().start();
    JsonValue settings = JsonValue.parse(sandbox.firstLine());
    assertThat(settings.fields()).containsKeys("WALLAROO_URL", "TFY_HOST");

    Run doctor = mreg("doctor", "--sandbox", "--format", "json").run();
    assertThat(doctor.exitCode()).as(doctor.err()).isZero();
    assertThat(doctor.out()).contains(settings.get("WALLAROO_URL").asString());

    sandbox.interrupt();
    assertThat(sandbox.await().exitCode()).isEqualTo(130);

    assertThat(mreg("doctor", "--sandbox", "--format", "json").run().out())
        .doesNotContain(settings.get("WALLAROO_URL").asString());
  }

  @Test
  void aDetachedSandboxServesCommandsUntilItIsStopped() {
    Run started = mreg("sandbox", "--detach", "-o", "json").run();
    assertThat(started.exitCode()).as(started.err()).isZero();
    String url = started.json().get("WALLAROO_URL").asString();
    try {
      Run doctor = mreg("doctor", "--sandbox", "-o", "json").run();
      Run show = mreg("show", "--sandbox", "wallaroo:yolov8n-openvino").run();

      assertThat(doctor.out()).contains(url);
      assertThat(doctor.err()).contains("mreg: using the sandbox of process ");
      assertThat(show.out()).contains("wallaroo:839");
      assertThat(mreg("sandbox", "env").run().out()).contains("export WALLAROO_URL='" + url + "'");
    } finally {
      assertThat(mreg("sandbox", "stop").run().exitCode()).isZero();
    }
    assertThat(mreg("sandbox", "stop").run().exitCode()).isEqualTo(3);
  }

  @Test
  void aReaderThatClosesThePipeEndsTheListQuietly() {
    try (FakeTrueFoundry trueFoundry = new FakeTrueFoundry()) {
      trueFoundry.withModels(
          IntStream.range(0, 5_000)
              .mapToObj(i -> FakeTrueFoundry.model("m" + i, "a-name-of-some-length-" + i))
              .toArray(String[]::new));

      Run run =
          new Script(
                  Path.of("/bin/sh"), "-c", "\"$0\" list -o csv | head -n 1", LAUNCHER.toString())
              .with(mregEnvironment())
              .with(trueFoundry.environment())
              .run();

      assertThat(run.lines()).singleElement().asString().startsWith("ref,registry,vendor,");
      assertThat(run.err()).doesNotContain("mreg:", "Exception");
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aTableFitsATerminalOf80ColumnsOrTheVariableColumns() {
    Run narrow = onTerminal(Map.of());
    Run wide = onTerminal(Map.of("COLUMNS", "120"));
    Run pipe = mreg("list", "--sandbox").in(home).run();

    assertThat(width(narrow)).isBetween(60, 80);
    assertThat(width(wide)).isBetween(81, 120);
    assertThat(pipe.out()).doesNotContain("…");
    for (Run run : List.of(narrow, wide, pipe)) {
      assertThat(run.out()).containsPattern("(?m)^truefoundry:[0-9a-f-]{36} +ticket-router +READY");
    }
  }

  private Run onTerminal(Map<String, String> variables) {
    String line = "stty cols 80; '" + LAUNCHER + "' list --sandbox 2>/dev/null";
    return new Script(Path.of("/usr/bin/script"), "-qec", line, "/dev/null")
        .in(home)
        .with(mregEnvironment())
        .with(variables)
        .run();
  }

  private static int width(Run run) {
    return run.lines().stream().map(String::stripTrailing).mapToInt(String::length).max().orElse(0);
  }
}
