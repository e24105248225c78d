package io.github.modelregistry.consumers.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The consumers run on what they are to test, and not on what somebody has installed. */
class OriginIT {

  private static final String STAGING = System.getProperty("staging.folder");
  private static final Path MODULES = Path.of("../..").toAbsolutePath().normalize();

  static List<String> classPaths() {
    return ClassPath.names();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classPaths")
  void theJarsOfTheSdkAreStagedOrOfThisBuild(String project) throws IOException {
    List<Path> ours =
        ClassPath.ofProject(project).entries().stream()
            .filter(entry -> entry.getFileName().toString().startsWith("model-registry-"))
            .toList();

    assertThat(ours).hasSizeGreaterThan(1);
    for (Path jar : ours) {
      if (STAGING.equals("none")) {
        assertThat(jar.getParent().getParent().getParent()).isEqualTo(MODULES);
      } else {
        assertThat(staged(jar)).as("staged files with the bytes of " + jar).isNotEmpty();
      }
    }
  }

  /** Returns the files of the same artifact and version in the staging folder that are the same. */
  private static List<Path> staged(Path jar) throws IOException {
    Path version = jar.getParent();
    Path artifact = version.getParent();
    Path folder =
        Path.of(STAGING)
            .resolve("io/github/modelregistry")
            .resolve(artifact.getFileName())
            .resolve(version.getFileName());
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar") && isSame(file, jar)).toList();
    }
  }

  private static boolean isSame(Path file, Path other) {
    try {
      return Files.mismatch(file, other) == -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
