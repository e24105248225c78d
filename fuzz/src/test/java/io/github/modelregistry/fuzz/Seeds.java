package io.github.modelregistry.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Documents that the fuzzer starts from: those that the tests of the modules have. */
final class Seeds {

  private static final Path ROOT = Path.of(System.getProperty("root.directory", ".."));

  private Seeds() {}

  /** Returns the documents of a module, named by the beginning of their names. */
  static Stream<Arguments> documents(String module, String... beginnings) {
    Path resources = ROOT.resolve(module).resolve("src/test/resources");
    try (Stream<Path> files = Files.walk(resources)) {
      return files
          .filter(
              file ->
                  Arrays.stream(beginnings)
                      .anyMatch(beginning -> file.getFileName().toString().startsWith(beginning)))
          .sorted()
          .map(Seeds::content)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Arguments bytes(byte[] bytes) {
    return Arguments.of((Object) bytes);
  }

  private static Arguments content(Path file) {
    try {
      return bytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
