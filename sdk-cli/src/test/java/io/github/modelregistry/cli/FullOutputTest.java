package io.github.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.cli.session.CliContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command whose result cannot be written has failed. */
class FullOutputTest {

  private static Run run(String problem, String line) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException(problem);
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    CliContext context =
        new CliContext(
            Map.of(), full, err, 0, false, Run.CLOCK, Path.of("no", "such", "file"), null);
    int exitCode = new Mreg(context).run(line.split(" ", -1));
    return new Run(exitCode, "", err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--version", "--help", "list --help", "help", "help list", "completion bash"})
  void theFailureIsReported(String line) {
    Run run = run("No space left on device", line);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEqualTo("mreg: cannot write the output: No space left on device\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "help list", "completion bash"})
  void aClosedPipeNeedsNoMessage(String line) {
    Run run = run("Broken pipe", line);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
  }
}
