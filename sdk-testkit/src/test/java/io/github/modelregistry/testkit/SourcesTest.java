package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path folder;

  @Test
  void aFileOfFourHundredLinesPassesAndOneMoreIsTooLong() throws IOException {
    write("src/main/java/Fits.java", 400);
    Path longer = write("src/test/java/Longer.java", 401);

    assertThat(Sources.tooLong(folder)).containsOnlyKeys(longer).containsEntry(longer, 401);
  }

  @Test
  void generatedFilesAreNotCounted() throws IOException {
    write("target/generated-sources/openapi/Huge.java", 5_000);

    assertThat(Sources.tooLong(folder)).isEmpty();
  }

  @Test
  void allModulesAreReadEvenThoseInFolders() throws IOException {
    Path specs = write("specs/src/test/java/Longer.java", 401);
    Path consumer = write("consumers/one/src/main/java/Longer.java", 402);
    write("specs/target/generated-test-sources/Huge.java", 5_000);
    write(".tool/Huge.java", 5_000);

    assertThat(Sources.tooLong(folder)).containsOnlyKeys(specs, consumer);
  }

  @Test
  void noHandWrittenFileOfAnyModuleIsTooLong() {
    Path root = Path.of(System.getProperty("root.directory", ".."));

    assertThat(Sources.handWritten(root))
        .map(file -> root.relativize(file).toString().replace('\\', '/'))
        .contains(
            "sdk-testkit/src/test/java/io/github/modelregistry/testkit/SourcesTest.java",
            "specs/src/test/java/io/github/modelregistry/specs/lint/SpecLintTest.java");
    assertThat(Sources.tooLong(root)).isEmpty();
  }

  private Path write(String name, int lines) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "//\n".repeat(lines));
  }
}
