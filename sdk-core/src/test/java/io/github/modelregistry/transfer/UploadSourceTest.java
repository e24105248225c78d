package io.github.modelregistry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSourceTest {

  @TempDir private Path folder;

  @Test
  void aFileCanBeReadAgain() throws IOException {
    UploadSource source = UploadSource.of(Files.write(folder.resolve("m.onnx"), new byte[] {1, 2}));
    assertThat(source.fileName()).isEqualTo("m.onnx");
    assertThat(source.length()).isEqualTo(2);
    assertThat(source.isRepeatable()).isTrue();
    assertThat(read(source)).isEqualTo(read(source)).containsExactly(1, 2);
  }

  @Test
  void whatIsNoFileIsRefusedAtOnce() {
    assertThatThrownBy(() -> UploadSource.of(folder.resolve("none")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("none");
    assertThatThrownBy(() -> UploadSource.of(folder)).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aStreamCanBeReadOnceAndSaysWhyNotTwice() throws IOException {
    UploadSource source = UploadSource.of(new ByteArrayInputStream(new byte[] {1}), "s.bin");
    assertThat(source.isRepeatable()).isFalse();
    assertThat(source.length()).isEqualTo(-1);
    assertThat(read(source)).containsExactly(1);
    assertThatThrownBy(source::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("s.bin")
        .hasMessageContaining("second time");
  }

  @Test
  void progressIsToldPieceByPieceAndStartsAnewWithEachReading() throws IOException {
    List<String> told = new ArrayList<>();
    UploadSource source =
        UploadSource.of(new byte[10_000], "a")
            .withProgress((bytes, total) -> told.add(bytes + "/" + total));
    read(source);
    assertThat(told).last().isEqualTo("10000/10000");
    told.clear();
    try (InputStream in = source.open()) {
      in.read();
    }
    assertThat(told).containsExactly("1/10000");
  }

  @Test
  void anotherNameChangesNothingElse() throws IOException {
    UploadSource source = UploadSource.of(new byte[] {7}, "a").withFileName("b");
    assertThat(source.fileName()).isEqualTo("b");
    assertThat(source.length()).isEqualTo(1);
    assertThat(source.isRepeatable()).isTrue();
    assertThat(read(source)).containsExactly(7);
  }

  @Test
  void aSliceIsSomeOfTheBytes() throws IOException {
    byte[] bytes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    UploadSource user =
        new UploadSource() {
          @Override
          public String fileName() {
            return "u";
          }

          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public boolean isRepeatable() {
            return true;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(bytes);
          }
        };
    UploadSource file = UploadSource.of(Files.write(folder.resolve("m.bin"), bytes));
    for (UploadSource source :
        List.of(UploadSource.of(bytes, "a"), file, user, file.withFileName("n"))) {
      UploadSource slice = source.slice(2, 5);
      assertThat(slice.length()).isEqualTo(5);
      assertThat(slice.fileName()).isEqualTo(source.fileName());
      assertThat(slice.isRepeatable()).isTrue();
      assertThat(read(slice)).isEqualTo(read(slice)).containsExactly(2, 3, 4, 5, 6);
      assertThat(read(slice.slice(1, 2))).containsExactly(3, 4);
      assertThat(read(source.slice(10, 0))).isEmpty();
      assertThat(read(source.slice(0, 10))).isEqualTo(bytes);
      try (InputStream in = slice.open()) {
        assertThat(in.skip(2)).isEqualTo(2);
        assertThat(in.read()).isEqualTo(4);
      }
      assertThatThrownBy(() -> source.slice(8, 3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> slice.slice(0, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void aStreamHasNoSlices() {
    UploadSource source = UploadSource.of(new ByteArrayInputStream(new byte[9]), "s.bin", 9);
    assertThatThrownBy(() -> source.slice(0, 1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("use a file or an array");
  }

  @Test
  void aSliceOfAFileThatChangedIsAnError() throws IOException {
    Path file = Files.write(folder.resolve("m.bin"), new byte[10]);
    UploadSource slice = UploadSource.of(file).slice(0, 5);
    Files.write(file, new byte[11]);
    assertThatThrownBy(slice::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void aFileThatIsNoneAnyMoreIsNotOpened() throws IOException {
    Path file = Files.write(folder.resolve("m.bin"), new byte[10]);
    UploadSource source = UploadSource.of(file);
    Files.delete(file);
    Files.createDirectory(file);
    assertThatThrownBy(source::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is no longer a regular file");
  }

  @Test
  void theProgressOfAllSlicesIsToldTogether() throws IOException {
    List<String> told = new ArrayList<>();
    UploadSource source =
        UploadSource.of(new byte[10], "a")
            .withProgress((bytes, total) -> told.add(bytes + "/" + total));
    UploadSource first = source.slice(0, 4);
    UploadSource second = source.slice(4, 6);
    read(second);
    read(first);
    read(second);
    assertThat(told).containsExactly("6/10", "10/10", "10/10");
  }

  private static byte[] read(UploadSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }
}
