package io.github.modelregistry.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

  @TempDir private Path folder;

  private Path path() {
    return folder.resolve("inventory.html");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void theFileAppearsWhenItIsComplete() throws IOException {
    ReportFile file = new ReportFile(path(), false);
    file.check();

    file.write(
        out -> {
          out.write("half".getBytes(UTF_8));
          out.flush();
          assertThat(path()).doesNotExist();
          assertThat(files()).hasSize(1);
        });

    assertThat(path()).hasContent("half");
    assertThat(files()).containsExactly(path());
  }

  @Test
  void afterAFailureNothingIsLeftAndTheOldFileIsKept() throws IOException {
    Files.writeString(path(), "old");

    assertThatThrownBy(
            () ->
                new ReportFile(path(), true)
                    .write(
                        out -> {
                          out.write(new byte[100_000]);
                          throw new IOException("disk full");
                        }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("inventory.html")
        .hasMessageContaining("disk full");

    assertThat(path()).hasContent("old");
    assertThat(files()).containsExactly(path());
  }

  @Test
  void afterAnInterruptNothingIsLeft() throws IOException {
    assertThatThrownBy(
            () ->
                new ReportFile(path(), false)
                    .write(
                        out -> {
                          out.write(new byte[100_000]);
                          Thread.currentThread().interrupt();
                          out.write(new byte[100_000]);
                        }))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(files()).isEmpty();
  }

  @Test
  void anExistingFileIsRefusedUnlessItIsReplaced() throws IOException {
    Files.writeString(path(), "old");

    assertThatThrownBy(() -> new ReportFile(path(), false).check())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("--replace");
    ReportFile replacing = new ReportFile(path(), true);
    replacing.check();
    replacing.write(out -> out.write("new".getBytes(UTF_8)));

    assertThat(path()).hasContent("new");
    assertThat(files()).containsExactly(path());
  }

  @Test
  void aFileThatIsCreatedMeanwhileIsKept() throws IOException {
    assertThatThrownBy(
            () -> new ReportFile(path(), false).write(out -> Files.writeString(path(), "theirs")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("exists");

    assertThat(path()).hasContent("theirs");
    assertThat(files()).containsExactly(path());
  }

  @Test
  void aFolderThatDoesNotExistOrIsTheFileIsRefused() {
    assertThatThrownBy(() -> new ReportFile(folder.resolve("no").resolve("x"), false).check())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is not a folder that can be written to");
    assertThatThrownBy(() -> new ReportFile(folder, true).check())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is a folder: name a file in it");
  }
}
