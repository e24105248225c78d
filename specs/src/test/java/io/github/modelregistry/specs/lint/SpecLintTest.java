package io.github.modelregistry.specs.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every spec passes every rule. */
class SpecLintTest {

  static List<Path> specs() {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      return Stream.concat(
              files.filter(file -> file.toString().endsWith(".yaml")).sorted(),
              Stream.of(Path.of("..", "docs", "skeleton", "acme.yaml")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aSpecPassesEveryRule(Path spec) throws IOException {
    assertThat(SpecLint.check(Files.readString(spec))).isEmpty();
  }

  @Test
  void thereAreSpecs() {
    assertThat(specs()).extracting(Path::toString).contains("wallaroo.yaml", "truefoundry.yaml");
  }
}
