package io.github.modelregistry.cli;

import static io.github.modelregistry.cli.FakeTrueFoundry.model;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writing a report by the command line. */
class ReportTest {

  private static final Map<String, String> UNREACHABLE_WALLAROO =
      Map.of("WALLAROO_URL", "http://127.0.0.1:1", "WALLAROO_TOKEN", "wal-token-77");

  @TempDir private Path folder;

  private final FakeTrueFoundry trueFoundry = new FakeTrueFoundry();
  private Path file;

  @BeforeEach
  void serve() {
    file = folder.resolve("inventory.html");
    trueFoundry.withModels(model("m1", "churn"), model("m2", "<b>fraud</b>"));
  }

  @AfterEach
  void stop() {
    trueFoundry.close();
  }

  private Run report(String... options) {
    return Run.with(trueFoundry.environment(), arguments(options));
  }

  private String[] arguments(String... options) {
    return Stream.concat(Stream.of("report"), Stream.of(options)).toArray(String[]::new);
  }

  @Test
  void theFileIsWrittenAndItsPathPrinted() {
    Run run = report("--no-versions", "-o", file.toString());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.lines()).containsExactly(file.toString());
    assertThat(run.err()).isEmpty();
    assertThat(file)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("2026-06-01T00:00:00Z", "truefoundry:m1", "&lt;b&gt;fraud&lt;/b&gt;")
        .doesNotContain("<b>", FakeTrueFoundry.KEY);
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder.toFile().list()).hasSize(1);
  }

  @Test
  void inAPipeThePageIsTheOutput() {
    Run run = report("--no-versions");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    assertThat(report("--no-versions", "-o", "-").out()).isEqualTo(run.out());
  }

  @Test
  void aTerminalGetsThePageOnlyIfThatIsWanted() {
    Run refused = Run.onTerminal(80, trueFoundry.environment(), arguments());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("-o inventory.html");
    assertThat(refused.out()).isEmpty();
    assertThat(trueFoundry.server().requests()).isEmpty();
    assertThat(Run.onTerminal(80, trueFoundry.environment(), arguments("-o", "-")).out())
        .startsWith("<!DOCTYPE html>");
  }

  @Test
  void anExistingFileIsRefusedBeforeAnythingIsRequested() throws IOException {
    Files.writeString(file, "mine");

    Run refused = report("-o", file.toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("exists", "--replace");
    assertThat(file).hasContent("mine");
    assertThat(trueFoundry.server().requests()).isEmpty();
    assertThat(report("--replace", "--no-versions", "-o", file.toString()).exitCode()).isZero();
    assertThat(file).content().startsWith("<!DOCTYPE html>");
  }

  @Test
  void aFileWithoutFolderIsRefusedBeforeAnythingIsRequested() {
    Run refused = report("-o", folder.resolve("no").resolve("x.html").toString());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("-o", "is not a folder that can be written to");
    assertThat(trueFoundry.server().requests()).isEmpty();
  }

  @Test
  void aRegistryWhoseVersionsCannotBeReadIsAFailureAndItsModelsAreListed() {
    Run run = report();

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.out())
        .contains("1 registry could not be read completely", "GetModelResponse.data")
        .contains("truefoundry:m1", "truefoundry:m2");
    assertThat(trueFoundry.server().requests())
        .extracting(ReceivedRequest::rawTarget)
        .contains("/api/ml/v1/models/m1")
        .doesNotContain("/api/ml/v1/models/m2");
  }

  @Test
  void theFiltersAreThoseOfAList() {
    assertThat(report("--no-versions", "--name", "ch*").out())
        .contains("truefoundry:m1", "--name ch*")
        .doesNotContain("truefoundry:m2");
    assertThat(report("--no-versions", "--status", "failed,pending").out())
        .contains("--status failed,pending")
        .doesNotContain("truefoundry:m1", "truefoundry:m2");
    assertThat(report("--no-versions", "--limit", "1").out())
        .contains("truefoundry:m1")
        .doesNotContain("truefoundry:m2");
    assertThat(report("--no-versions", "--sort", "name").out())
        .containsSubsequence("truefoundry:m2", "truefoundry:m1");
    assertThat(report("--since", "yesterday").exitCode()).isEqualTo(2);
    assertThat(report("--registry", "nope").exitCode()).isEqualTo(2);
  }

  @Test
  void someFailedRegistriesAreInTheFileAndExit5() {
    Map<String, String> environment = trueFoundry.environment(UNREACHABLE_WALLAROO);

    Run run = Run.with(environment, arguments("--no-versions", "-o", file.toString()));

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.lines()).containsExactly(file.toString());
    assertThat(run.err()).startsWith("mreg: wallaroo: ").hasLineCount(1);
    assertThat(file)
        .content()
        .contains("1 registry could not be read completely", "http://127.0.0.1:1")
        .contains("TransportException", "truefoundry:m1", "wallaroo: no models")
        .doesNotContain("wal-token-77");
    assertThat(
            Run.with(environment, arguments("--no-versions", "-o", "-", "--allow-partial"))
                .exitCode())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"401,4", "403,4", "404,3", "500,1"})
  void whenAllFailAlikeTheFileHasTheFailuresAndTheExitCodeIsTheirOwn(int status, int exitCode) {
    try (FakeTrueFoundry failing = new FakeTrueFoundry().withStatus(status)) {
      Run run = Run.with(failing.environment(), arguments("-o", file.toString()));

      assertThat(run.exitCode()).isEqualTo(exitCode);
    }
    assertThat(file).content().contains("HTTP status " + status, "truefoundry: no models");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anInterruptLeavesNothing() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    trueFoundry.server().answering(request -> never(interrupted));
    Script.Running report =
        Script.mreg("report", "-o", file.toString())
            .with(trueFoundry.environment())
            .interruptible()
            .start();
    trueFoundry.server().awaitRequests(1);

    report.interrupt();

    assertThat(report.await().exitCode()).isEqualTo(130);
    assertThat(folder).isEmptyDirectory();
    interrupted.countDown();
  }

  private static ScriptedResponse never(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ScriptedResponse.status(500);
  }

  @Test
  void nothingConfiguredExits2AndWritesNothing() {
    assertThat(Run.with(Map.of(), arguments("-o", file.toString())).exitCode()).isEqualTo(2);
    assertThat(file).doesNotExist();
  }
}
