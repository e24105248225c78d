package io.github.modelregistry.cli;

import static io.github.modelregistry.cli.FakeTrueFoundry.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.ScriptedResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server whose names are meant for the terminal, or the spreadsheet, of who lists them. */
class HostileServerTest {

  /** Escape, clear screen; one byte control sequence; turn text; a line break; another turn. */
  private static final String NAME = "a\\u001b[2Jb\\u009b1mc\\u202ed\\ne\\u2066f\\u0007g\\u007fh";

  private final FakeTrueFoundry trueFoundry = new FakeTrueFoundry();

  @BeforeEach
  void answer() {
    trueFoundry.withModels(
        model("m1", NAME), model("m2", "=HYPERLINK(\\\"http://evil\\\",\\\"x\\\")"));
  }

  @AfterEach
  void stop() {
    trueFoundry.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "json", "ndjson", "csv"})
  void controlCharactersNeverReachTheTerminal(String format) {
    Run run = Run.onTerminal(80, trueFoundry.environment(), "list", "--format", format, "--full");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().codePoints().filter(HostileServerTest::isHarmful)).isEmpty();
  }

  @Test
  void aTableShowsThatSomethingWasThere() {
    assertThat(Run.with(trueFoundry.environment(), "list").out())
        .contains("a␛[2Jb\uFFFD1mc\uFFFDd␊e\uFFFDf␇g\uFFFDh");
  }

  @Test
  void jsonLosesNothing() {
    Run run = Run.with(trueFoundry.environment(), "list", "--format", "json");

    assertThat(run.texts("models", "name").get(0))
        .isEqualTo("a\u001b[2Jb\u009b1mc\u202ed\ne\u2066f\u0007g\u007fh");
    assertThat(run.out()).contains("\\u001b", "\\u009b", "\\u202e", "\\u2066", "\\u007f");
  }

  @Test
  void csvInAPipeIsExactAndHoldsNoFormulaOnlyIfThatIsWanted() {
    assertThat(Run.with(trueFoundry.environment(), "list", "-o", "csv").out())
        .contains(",\"a\u001b[2Jb\u009b1mc\u202ed\ne\u2066f\u0007g\u007fh\",")
        .contains(",\"=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",");
    assertThat(Run.with(trueFoundry.environment(), "list", "-o", "csv", "--csv-guard").out())
        .contains(",\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\",");
  }

  @Test
  void errorsShowAServersWordsWithoutTheirControls() {
    try (FakeTrueFoundry refusing = new FakeTrueFoundry()) {
      refusing
          .server()
          .otherwise(
              ScriptedResponse.status(403).body("{\"message\":\"no\\u001b[31m\\u009b way\"}"));
      Run run = Run.with(refusing.environment(), "list");

      assertThat(run.exitCode()).isEqualTo(4);
      assertThat(run.err()).contains("way").doesNotContain("\u001b", "\u009b");
      JsonValue failure =
          Run.with(refusing.environment(), "list", "--format", "json").json().at("failures", 0);
      assertThat(failure.get("status")).isEqualTo(JsonValue.of(403));
    }
  }

  private static boolean isHarmful(int point) {
    return point != '\n'
        && point != '\r'
        && (Character.isISOControl(point)
            || Character.getType(point) == Character.FORMAT
            || Character.getType(point) == Character.SURROGATE);
  }
}
