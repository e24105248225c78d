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

  private static byte[] read(UploadSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }
}
