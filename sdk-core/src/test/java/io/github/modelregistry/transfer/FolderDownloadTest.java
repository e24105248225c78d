package io.github.modelregistry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several files come to a folder together, or none of them. */
class FolderDownloadTest {

  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path parent;

  private final List<String> transferred = new ArrayList<>();

  private static RemoteFile file(String path) {
    return RemoteFile.of(path, null, null);
  }

  /** Writes the path of the file as its content, or fails. */
  private Download transfer(RemoteFile file, DownloadTarget target) {
    transferred.add(file.path());
    if (String.valueOf(file.path()).contains("broken")) {
      throw new TransportException("get", "broken", 1, false, new IOException("broken"));
    }
    String name = file.path() == null ? "abc" : file.path();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    try (DownloadWriter writer = target.open()) {
      writer.begin(List.of("named/by the server?"), bytes.length);
      writer.write(bytes, 0, bytes.length);
      return writer.finish();
    } catch (IOException e) {
      throw new TransportException("get", "not written", 1, false, e);
    }
  }

  private List<Download> download(FolderDownload to, RemoteFile... files) {
    return to.download("getAll", List.of(files), this::transfer);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(parent)) {
      return all.filter(path -> !path.equals(parent))
          .map(path -> parent.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void filesComeWithTheirDirectories() throws IOException {
    Path folder = parent.resolve("a/b");

    List<Download> downloads = download(FolderDownload.to(folder), file("x"), file("c/d/y"));

    assertThat(left()).containsExactly("a", "a/b", "a/b/c", "a/b/c/d", "a/b/c/d/y", "a/b/x");
    assertThat(folder.resolve("c/d/y")).hasContent("c/d/y");
    assertThat(downloads)
        .extracting(Download::file)
        .containsExactly(folder.resolve("x"), folder.resolve("c/d/y"));
    assertThat(downloads.get(1).bytes()).isEqualTo(5);
  }

  @Test
  void aFileWithoutAPathGetsTheNameOfTheServer() {
    List<Download> downloads =
        download(FolderDownload.to(parent), RemoteFile.of(null, 3L, HASH_OF_ABC));

    assertThat(parent.resolve("by the server_")).hasContent("abc");
    assertThat(downloads.get(0).sha256()).isEqualTo(HASH_OF_ABC);
  }

  @Test
  void whatWasCompleteIsDeletedIfAnotherFileFails() throws IOException {
    Files.createDirectories(parent.resolve("a/kept"));

    assertThatThrownBy(
            () -> download(FolderDownload.to(parent.resolve("a/b")), file("c/x"), file("broken")))
        .isInstanceOf(TransportException.class);

    assertThat(transferred).containsExactly("c/x", "broken");
    assertThat(left()).containsExactly("a", "a/kept");
  }

  @Test
  void filesThatAreToBeReplacedStayIfAnotherOneFails() throws IOException {
    Path mine = Files.writeString(parent.resolve("x"), "mine");
    FolderDownload replacing = FolderDownload.to(parent).replacingExisting();

    assertThatThrownBy(() -> download(replacing, file("x"), file("broken")))
        .isInstanceOf(TransportException.class);
    assertThat(mine).hasContent("mine");

    download(replacing, file("x"), file("y"));
    assertThat(mine).hasContent("x");
    assertThat(left()).containsExactly("x", "y");
  }

  @Test
  void whatWasReplacedIsPutBackIfALaterFileCannotBeMoved() throws IOException {
    Path mine = Files.writeString(parent.resolve("x"), "mine");
    Path link = Files.createSymbolicLink(parent.resolve("y"), mine);
    Path obstacle = parent.resolve("z");

    assertThatThrownBy(
            () ->
                FolderDownload.to(parent)
                    .replacingExisting()
                    .download(
                        "getAll",
                        List.of(file("x"), file("y"), file("new"), file("z")),
                        (file, target) -> {
                          if (Files.notExists(obstacle)) {
                            assertThat(obstacle.toFile().mkdir()).isTrue();
                          }
                          return transfer(file, target);
                        }))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is a folder");

    assertThat(mine).hasContent("mine");
    assertThat(link).isSymbolicLink();
    assertThat(left()).containsExactly("x", "y", "z");
  }

  @Test
  void aFileInThePlaceOfAFolderIsNoticedBeforeTheFirstByte() throws IOException {
    Files.writeString(parent.resolve("x"), "mine");

    assertThatThrownBy(
            () -> download(FolderDownload.to(parent).replacingExisting(), file("a"), file("x/y")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is not a folder");
    assertThat(transferred).isEmpty();
  }

  @Test
  void whatExistsIsKeptAndNothingIsTransferred() throws IOException {
    Path mine = Files.writeString(parent.resolve("x"), "mine");

    assertThatThrownBy(() -> download(FolderDownload.to(parent), file("a"), file("x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("exists");

    assertThat(transferred).isEmpty();
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aFileOfTheServersNameThatExistsIsKeptToo() throws IOException {
    Path mine = Files.writeString(parent.resolve("by the server_"), "mine");

    assertThatThrownBy(() -> download(FolderDownload.to(parent), RemoteFile.of(null, null, null)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("exists");

    assertThat(mine).hasContent("mine");
    assertThat(left()).containsExactly("by the server_");
  }

  @Test
  void aFolderIsNeverReplacedByAFileNorAFileByAFolder() throws IOException {
    Files.createDirectories(parent.resolve("x"));
    Files.writeString(parent.resolve("file"), "mine");
    FolderDownload replacing = FolderDownload.to(parent).replacingExisting();

    assertThatThrownBy(() -> download(replacing, file("x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> download(replacing, file("file/y")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("is not a folder");
    assertThatThrownBy(() -> download(FolderDownload.to(parent.resolve("file")), file("y")))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(left()).containsExactly("file", "x");
    assertThat(parent.resolve("file")).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../x", "/x", "a/../../x", "a//x", "a\\x", "C:x", "a/./x", "..", "x\0", ""})
  void aPathThatLeavesTheFolderIsRefusedBeforeAnythingIsTransferred(String path)
      throws IOException {
    assertThatThrownBy(
            () -> download(FolderDownload.to(parent.resolve("in")), file("a"), file(path)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("below the folder");

    assertThat(transferred).isEmpty();
    assertThat(left()).isEmpty();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSymbolicLinkDoesNotLeadOutOfTheFolder() throws IOException {
    Path outside = Files.createDirectories(parent.resolve("outside"));
    Path inside = Files.createDirectories(parent.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("out"), outside);
    Files.createSymbolicLink(inside.resolve("dangling"), parent.resolve("created"));

    for (String path : List.of("out/x", "out/deep/x", "dangling", "dangling/x")) {
      assertThatThrownBy(() -> download(FolderDownload.to(inside), file(path)))
          .as(path)
          .isInstanceOfAny(InvalidRequestException.class, TransportException.class);
    }

    assertThat(left()).containsExactly("inside", "inside/dangling", "inside/out", "outside");
  }

  @Test
  void twoFilesOfOnePathAreRefused() {
    assertThatThrownBy(() -> download(FolderDownload.to(parent), file("x"), file("x")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("two files");
    assertThat(transferred).isEmpty();
  }

  @Test
  void whatIsKnownOfAFileIsChecked() throws IOException {
    assertThatThrownBy(() -> download(FolderDownload.to(parent), RemoteFile.of("abc", 4L, null)))
        .isInstanceOf(DecodingException.class);
    assertThatThrownBy(
            () -> download(FolderDownload.to(parent), RemoteFile.of("x", null, HASH_OF_ABC)))
        .isInstanceOf(DecodingException.class);
    assertThat(left()).isEmpty();
  }

  @Test
  void aTargetsOwnChecksComeFirst() {
    DownloadTarget own = DownloadTarget.folder(parent).withLength(1).withSha256(HASH_OF_ABC);

    DownloadTarget checked = RemoteFile.of("x", 2L, "0".repeat(64)).checkedBy(own);

    assertThat(checked.length()).isEqualTo(1);
    assertThat(checked.sha256()).isEqualTo(HASH_OF_ABC);
  }

  @Test
  void theProgressCountsAllFiles() {
    List<String> reported = new ArrayList<>();
    FolderDownload to =
        FolderDownload.to(parent)
            .withProgress((bytes, total) -> reported.add(bytes + "/" + total))
            .replacingExisting();

    download(to, RemoteFile.of("ab", 2L, null), RemoteFile.of("cde", 3L, null));
    download(to, RemoteFile.of("ab", 2L, null), file("cde"));
    download(to, file("cde"));

    assertThat(reported).containsExactly("2/5", "5/5", "2/-1", "5/-1", "3/3");
  }

  @Test
  void anEmptyListCreatesTheFolder() {
    assertThat(download(FolderDownload.to(parent.resolve("new")))).isEmpty();
    assertThat(parent.resolve("new")).isEmptyDirectory();
  }
}
