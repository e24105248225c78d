package io.github.modelregistry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTargetTest {

  private static final byte[] BYTES = {1, 2, 3, 4, 5};

  @TempDir private Path folder;

  @Test
  void theFileOfAFolderHasTheServersNameOrTheOneThatWasChosen() throws IOException {
    Download named = write(DownloadTarget.folder(folder), "../m.bin", BYTES);
    assertThat(named.file()).isEqualTo(folder.resolve("m.bin")).hasBinaryContent(BYTES);
    assertThat(named.fileName()).isEqualTo("m.bin");
    Download chosen = write(DownloadTarget.folder(folder).withFileName("n.bin"), "m.bin", BYTES);
    assertThat(chosen.file()).isEqualTo(folder.resolve("n.bin"));
    Download nameless = write(DownloadTarget.folder(folder), "..", BYTES);
    assertThat(nameless.file()).isEqualTo(folder.resolve("download"));
    assertThat(nameless.fileName()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "", "..", "nul", "x\u0000"})
  void aChosenNameMustBeValid(String name) {
    assertThatThrownBy(() -> DownloadTarget.folder(folder).withFileName(name))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void onlyAFolderTakesAName() {
    assertThatThrownBy(() -> DownloadTarget.file(folder.resolve("a")).withFileName("b"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("for a folder only");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "g123456789012345678901234567890123456789012345678901234567890123"})
  void aHashIsSixtyFourDigits(String hex) {
    assertThatThrownBy(() -> DownloadTarget.folder(folder).withSha256(hex))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("64 hexadecimal digits");
  }

  @Test
  void aFileThatAppearsDuringTheDownloadIsNotReplaced() throws IOException {
    Path file = folder.resolve("m.bin");
    try (DownloadWriter writer = DownloadTarget.file(file).open()) {
      writer.begin(List.of(), BYTES.length);
      writer.write(BYTES, 0, BYTES.length);
      Files.writeString(file, "another's");
      assertThatThrownBy(writer::finish).isInstanceOf(FileAlreadyExistsException.class);
    }
    assertThat(file).hasContent("another's");
    assertThat(names()).containsExactly("m.bin");
  }

  @Test
  void oneOfTwoDownloadsThatEndAtTheSameMomentFails() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 200; i++) {
        Path file = folder.resolve("m" + i);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> download = () -> written(file, together);
        List<Future<Integer>> both = executor.invokeAll(List.of(download, download));
        assertThat(both.get(0).get() + both.get(1).get()).as("files written").isEqualTo(1);
      }
    } finally {
      executor.shutdownNow();
    }
    assertThat(names()).hasSize(200);
  }

  private static int written(Path file, CyclicBarrier together) throws Exception {
    try (DownloadWriter writer = DownloadTarget.file(file).open()) {
      writer.begin(List.of(), BYTES.length);
      writer.write(BYTES, 0, BYTES.length);
      together.await(30, TimeUnit.SECONDS);
      writer.finish();
      return 1;
    } catch (FileAlreadyExistsException otherWasFirst) {
      return 0;
    }
  }

  @Test
  void aFolderIsNoFileEvenWhereFilesAreReplaced() {
    assertThatThrownBy(() -> DownloadTarget.file(folder).replacingExisting().open())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is a folder: give the path of a file");
  }

  @Test
  void aFolderThatRefusesWritingIsToldAtTheStart() throws IOException {
    Path locked = Files.createDirectory(folder.resolve("locked"));
    if (locked.toFile().setWritable(false) && !Files.isWritable(locked)) { // not for root
      assertThatThrownBy(() -> DownloadTarget.folder(locked).open())
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("locked");
    }
  }

  @Test
  void anUnfinishedDownloadLeavesNothing() throws IOException {
    try (DownloadWriter writer = DownloadTarget.folder(folder).open()) {
      writer.begin(List.of("m.bin"), BYTES.length);
      writer.write(BYTES, 0, 2);
      assertThat(names()).singleElement().asString().startsWith(".download-").endsWith(".part");
      assertThat(Files.getPosixFilePermissions(folder.resolve(names().get(0)))).hasSize(2);
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void aKnownLengthIsCheckedBeforeTheFirstByte() throws IOException {
    try (DownloadWriter writer = DownloadTarget.folder(folder).withLength(4).open()) {
      assertThatThrownBy(() -> writer.begin(List.of("m.bin"), 5))
          .isInstanceOf(DecodingException.class)
          .hasMessageContaining("it has 5 bytes, but 4 are expected");
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aFileBegunAgainIsWrittenAnew() throws IOException {
    try (DownloadWriter writer = DownloadTarget.folder(folder).open()) {
      writer.begin(List.of("m.bin"), -1);
      writer.write(new byte[100], 0, 100);
      writer.begin(List.of("n.bin"), BYTES.length);
      writer.write(BYTES, 0, BYTES.length);
      assertThat(writer.finish().file()).hasBinaryContent(BYTES).hasFileName("n.bin");
    }
  }

  @Test
  void textsTellWhereADownloadGoes() {
    assertThat(DownloadTarget.stream(new ByteArrayOutputStream())).hasToString("a stream");
    assertThat(DownloadTarget.folder(Path.of("x"))).hasToString("the folder x");
    assertThat(DownloadTarget.file(Path.of("y"))).hasToString("the file y");
  }

  private static Download write(DownloadTarget target, String name, byte[] bytes)
      throws IOException {
    try (DownloadWriter writer = target.open()) {
      writer.begin(List.of(name), bytes.length);
      writer.write(bytes, 0, bytes.length);
      return writer.finish();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
