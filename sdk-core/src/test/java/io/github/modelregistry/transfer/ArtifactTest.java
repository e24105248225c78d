package io.github.modelregistry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.modelregistry.error.InvalidRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactTest {

  @TempDir private Path folder;

  @Test
  void aFileIsSingleUnderItsOwnName() throws IOException {
    Artifact artifact = Artifact.of(Files.writeString(folder.resolve("churn.onnx"), "12345"));

    assertThat(artifact.isTree()).isFalse();
    assertThat(artifact.files()).containsOnlyKeys("churn.onnx");
    assertThat(artifact.singleFile().fileName()).isEqualTo("churn.onnx");
    assertThat(artifact.length()).isEqualTo(5);
    assertThat(artifact).hasToString("churn.onnx");
  }

  @Test
  void aFolderHasAllFilesBelowItByTheirPathsWithSlashes() throws IOException {
    Files.createDirectories(folder.resolve("model/weights/deep"));
    Files.createDirectories(folder.resolve("model/empty"));
    Files.writeString(folder.resolve("model/.hidden"), "1");
    Files.writeString(folder.resolve("model/weights/deep/1.bin"), "22");
    Files.writeString(folder.resolve("elsewhere"), "333");
    Files.createSymbolicLink(folder.resolve("model/link"), folder.resolve("elsewhere"));

    Artifact artifact = Artifact.of(folder.resolve("model"));

    assertThat(artifact.files()).containsOnlyKeys(".hidden", "link", "weights/deep/1.bin");
    assertThat(artifact.isTree()).isTrue();
    assertThat(artifact.length()).isEqualTo(6);
    assertThat(artifact).hasToString("3 files");
    assertThatThrownBy(artifact::singleFile).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aFolderWithOneFileIsThatFile() throws IOException {
    Files.writeString(folder.resolve("churn.onnx"), "12345");

    assertThat(Artifact.of(folder).isTree()).isFalse();
    assertThat(Artifact.of(folder).singleFile().length()).isEqualTo(5);
  }

  @Test
  void anEmptyFolderAndAFileThatIsNotThereAreRefused() {
    assertThatThrownBy(() -> Artifact.of(folder))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("there is no file in the folder");
    assertThatThrownBy(() -> Artifact.of(folder.resolve("gone")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is not a readable file");
  }

  @Test
  void allFilesThatCannotBeReadAreNamed() throws IOException {
    Files.createSymbolicLink(folder.resolve("one"), folder.resolve("gone"));
    Files.createSymbolicLink(folder.resolve("two"), folder.resolve("gone"));

    assertThatThrownBy(() -> Artifact.of(folder))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, refused -> assertThat(refused.problems()).hasSize(2));
  }

  @Test
  void aLinkThatLeadsBackIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createSymbolicLink(folder.resolve("a/back"), folder);

    assertThatThrownBy(() -> Artifact.of(folder))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void aNameThatIsNotOneOnEverySystemIsRefused() throws IOException {
    assumeTrue(folder.getFileSystem().getSeparator().equals("/"));
    Files.writeString(folder.resolve("a:b"), "1");

    assertThatThrownBy(() -> Artifact.of(folder))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'a:b'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "a/", "a//b", "../a", "a/./b", "a\\b", "a\nb"})
  void aPathMustBeRelative(String path) {
    assertThatThrownBy(() -> Artifact.builder().add(path, bytes(1)).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("must be relative");
  }

  @Test
  void pathsMustDifferAndNoFileBeAFolder() {
    assertThatThrownBy(
            () ->
                Artifact.builder()
                    .add("a", bytes(1))
                    .add("a", bytes(1))
                    .add("a/b", bytes(1))
                    .build())
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        "two files have the path 'a'",
                        "'a' is both a file and the folder of 'a/b'"));
    assertThatThrownBy(() -> Artifact.builder().build())
        .hasMessageContaining("it needs at least one file");
    assertThatThrownBy(() -> Artifact.of(new WithoutName()))
        .hasMessageContaining("has no file name");
  }

  @Test
  void progressIsThatOfAllFilesTogether() throws IOException {
    List<String> told = new ArrayList<>();
    Artifact artifact =
        Artifact.builder()
            .add("a", bytes(3))
            .add("b", bytes(4))
            .build()
            .withProgress((bytes, total) -> told.add(bytes + "/" + total));

    for (UploadSource file : artifact.files().values()) {
      try (InputStream in = file.open()) {
        in.readAllBytes();
      }
    }
    try (InputStream again = artifact.files().get("a").open()) {
      again.readAllBytes();
    }

    assertThat(told).contains("3/7").endsWith("7/7");
  }

  private static UploadSource bytes(int length) {
    return UploadSource.of(new byte[length], "bytes");
  }

  private static final class WithoutName extends UploadSource {

    @Override
    public String fileName() {
      return null;
    }

    @Override
    public long length() {
      return 0;
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public InputStream open() {
      return InputStream.nullInputStream();
    }
  }
}
