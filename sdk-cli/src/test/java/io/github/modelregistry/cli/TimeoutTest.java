package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.testkit.ScriptedResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutTest {

  @ParameterizedTest
  @ValueSource(strings = {"list", "list --limit 1", "versions truefoundry:m1", "doctor"})
  void aCallEndsAtTheTimeoutOfTheCommandLine(String line) {
    try (FakeTrueFoundry silent = new FakeTrueFoundry()) {
      silent.server().otherwise(ScriptedResponse.neverAnswer());

      Run run = Run.with(silent.environment(), (line + " --timeout 300ms").split(" "));

      assertThat(run.exitCode()).as(run.err()).isEqualTo(6);
      assertThat(run.out() + run.err()).contains("timed out after 300 ms");
    }
  }
}
