package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.RunningSandbox;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

  /** Settings that must not count in the sandbox. */
  private static final Map<String, String> OWN_ACCOUNT =
      Map.of(
          "TFY_HOST", "http://127.0.0.1:1",
          "TFY_API_KEY", "k",
          "MODEL_REGISTRY_CONFIG", "/no/such/file",
          "MODEL_REGISTRY_ONLY", "nothing");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"--sandbox list", "list --sandbox"})
  void withoutARunningSandboxTheCommandStartsItsOwn(String line) {
    Run run = Run.with(OWN_ACCOUNT, line.split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("wallaroo:839 ", "ticket-router");
  }

  @Test
  void aRunningSandboxIsUsedAndKeepsItsStateBetweenCommands() {
    Path file = folder.resolve("sandbox.json");
    try (ModelRegistrySandbox sandbox = ModelRegistrySandbox.start();
        RunningSandbox.Publication published = RunningSandbox.publish(sandbox, file)) {
      sandbox.trueFoundry().addModel("added-meanwhile");
      assertThat(published.file()).isEqualTo(file);

      for (int command = 0; command < 2; command++) {
        assertThat(Run.at(file, 0, OWN_ACCOUNT, "list", "--sandbox").out())
            .contains("added-meanwhile");
      }
    }
    assertThat(Run.at(file, 0, OWN_ACCOUNT, "list", "--sandbox").out())
        .contains("wallaroo:839 ")
        .doesNotContain("added-meanwhile");
  }
}
