package io.github.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  @TempDir Path module;

  @Test
  void aFileOfFourHundredLinesPassesAndOneMoreIsTooLong() throws IOException {
    write("src/main/java/Fits.java", 400);
    Path longer = write("src/test/java/Longer.java", 401);

    assertThat(Sources.tooLong(module)).containsOnlyKeys(longer).containsEntry(longer, 401);
  }

  @Test
  void generatedFilesAreNotCounted() throws IOException {
    write("target/generated-sources/openapi/Huge.java", 5_000);

    assertThat(Sources.tooLong(module)).isEmpty();
  }

  @Test
  void noHandWrittenFileOfThisModuleIsTooLong() {
    assertThat(Sources.handWritten(Path.of(""))).isNotEmpty();
    assertThat(Sources.tooLong(Path.of(""))).isEmpty();
  }

  private Path write(String name, int lines) throws IOException {
    Path file = module.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "//\n".repeat(lines));
  }
}
