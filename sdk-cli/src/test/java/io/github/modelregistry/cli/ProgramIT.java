package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
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
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("JDK_JAVA_OPTIONS", "-Duser.home=" + home);
    environment.put("LC_ALL", "C");
    return new Script(LAUNCHER, arguments).with(environment);
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
  void aSandboxServesOtherCommandsUntilItIsInterrupted() throws IOException {
    Script.Running sandbox = mreg("sandbox", "--format", "json").start();
    JsonValue settings = JsonValue.parse(sandbox.firstLine());
    assertThat(settings.fields()).containsKeys("WALLAROO_URL", "TFY_HOST");

    Run doctor = mreg("doctor", "--sandbox", "--format", "json").run();
    assertThat(doctor.exitCode()).as(doctor.err()).isZero();
    assertThat(doctor.out()).contains(settings.get("WALLAROO_URL").asString());

    new ProcessBuilder("kill", "-INT", Long.toString(sandbox.process().pid())).start();
    assertThat(sandbox.await().exitCode()).isEqualTo(130);

    assertThat(mreg("doctor", "--sandbox", "--format", "json").run().out())
        .doesNotContain(settings.get("WALLAROO_URL").asString());
  }
}
