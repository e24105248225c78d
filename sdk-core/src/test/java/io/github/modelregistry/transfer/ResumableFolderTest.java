package io.github.modelregistry.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A download of several files that is continued by the next one. */
class ResumableFolderTest {

  private static final String HASH_OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir Path parent;

  private final List<String> transferred = new ArrayList<>();
  private final Set<String> broken = new HashSet<>(Set.of("z"));
  private final List<Path> kept = new ArrayList<>();

  @Test
  void filesThatAreCompleteAreNotDownloadedAgain() throws IOException {
    RemoteFile[] files = {file("a/xyz", 3L), file("abc", 3L), file("z", 1L)};
    assertThatThrownBy(() -> download("toy:7@1", files)).isInstanceOf(TransportException.class);
    assertThat(left()).containsExactly("a/xyz", "abc");
    assertThat(kept).singleElement().satisfies(place -> assertThat(place).isDirectory());

    broken.clear();
    List<Download> downloads = download("toy:7@1", files);

    assertThat(transferred).containsExactly("a/xyz", "abc", "z", "z");
    assertThat(downloads)
        .extracting(Download::file)
        .containsExactly(folder().resolve("a/xyz"), folder().resolve("abc"), folder().resolve("z"));
    assertThat(folder().resolve("a/xyz")).hasContent("xyz");
    assertThat(downloads.get(1).sha256()).isEqualTo(HASH_OF_ABC);
    assertThat(downloads.get(1).bytes()).isEqualTo(3);
    assertThat(left()).containsExactly("a/xyz", "abc", "z");
    assertThat(kept.get(0)).doesNotExist();
  }

  @Test
  void whatIsNotTheListedFileIsDownloadedAgain() throws IOException {
    assertThatThrownBy(
            () ->
                download(
                    "toy:7@1",
                    file("abc", 3L),
                    file("size", null),
                    RemoteFile.of("hash", 4L, null),
                    file("z", 1L)))
        .isInstanceOf(TransportException.class);
    Files.writeString(kept.get(0).resolve("abc"), "ab");
    transferred.clear();
    broken.clear();

    List<Download> downloads =
        download(
            "toy:7@1",
            file("abc", 3L),
            file("size", null),
            RemoteFile.of("hash", 4L, sha256("hash")),
            file("z", 1L));

    assertThat(transferred).containsExactly("abc", "size", "z");
    assertThat(downloads.get(0).file()).hasContent("abc");
  }

  @Test
  void aFileWithAnotherHashIsDownloadedAgain() {
    assertThatThrownBy(() -> download("toy:7@1", file("xyz", 3L), file("z", 1L)))
        .isInstanceOf(TransportException.class);
    transferred.clear();

    assertThatThrownBy(
            () -> download("toy:7@1", RemoteFile.of("xyz", 3L, HASH_OF_ABC), file("z", 1L)))
        .isInstanceOf(RuntimeException.class);

    assertThat(transferred).containsExactly("xyz");
  }

  @Test
  void filesOfAnotherVersionAreNotTaken() throws IOException {
    assertThatThrownBy(() -> download("toy:7@1", file("abc", 3L), file("z", 1L)))
        .isInstanceOf(TransportException.class);
    broken.clear();
    transferred.clear();

    download("toy:7@2", file("abc", 3L), file("z", 1L));

    assertThat(transferred).containsExactly("abc", "z");
    assertThat(kept.get(0)).isDirectory();
  }

  @Test
  void ofDownloadsAtTheSameTimeOneTakesWhatIsKeptAndNoneFails() throws Exception {
    int threads = 4;
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 100; round++) {
        Path place = Files.createDirectory(parent.resolve("kept-" + round));
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<Path> claim =
            () -> {
              together.await();
              return PartialFile.claim(place);
            };
        List<Path> claimed = new ArrayList<>();
        for (Future<Path> each : executor.invokeAll(Collections.nCopies(threads, claim))) {
          claimed.add(each.get());
        }
        assertThat(claimed).filteredOn(Objects::nonNull).hasSize(1);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void nothingIsKeptWhereNoFileWasComplete() throws IOException {
    assertThatThrownBy(() -> download("toy:7@1", file("z", 1L)))
        .isInstanceOf(TransportException.class);

    assertThat(parent).isEmptyDirectory();
    assertThat(kept).isEmpty();
  }

  @Test
  void nothingIsKeptOfFilesThatCannotGetTheirNames() throws IOException {
    broken.clear();
    assertThatThrownBy(
            () ->
                to("toy:7@1")
                    .download(
                        "getAll",
                        List.of(file("abc", 3L)),
                        (file, target) -> {
                          assertThat(folder().resolve("abc").toFile().mkdir()).isTrue();
                          return transfer(file, target);
                        }))
        .isInstanceOf(InvalidRequestException.class);

    assertThat(kept).isEmpty();
    try (Stream<Path> inFolder = Files.list(folder())) {
      assertThat(inFolder).containsExactly(folder().resolve("abc"));
    }
  }

  private FolderDownload to(String source) {
    return FolderDownload.to(folder()).resumable(source, kept::add);
  }

  private List<Download> download(String source, RemoteFile... files) {
    return to(source).download("getAll", List.of(files), this::transfer);
  }

  private Path folder() {
    return parent.resolve("models");
  }

  private static RemoteFile file(String path, Long size) {
    return RemoteFile.of(path, size, null);
  }

  /** Writes the name of the file as its content, or fails. */
  private Download transfer(RemoteFile file, DownloadTarget target) {
    String path = String.valueOf(file.path());
    transferred.add(path);
    byte[] bytes = path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
    try (DownloadWriter writer = target.open()) {
      if (broken.contains(path)) {
        throw new TransportException("get", "broken", 1, false, new IOException("broken"));
      }
      writer.begin(List.of(), bytes.length);
      writer.write(bytes, 0, bytes.length);
      return writer.finish();
    } catch (IOException e) {
      throw new TransportException("get", "not written", 1, false, e);
    }
  }

  private static String sha256(String text) {
    return HexFormat.of()
        .formatHex(DownloadWriter.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The paths of all files, in the folder or in the one that is kept in it. */
  private List<String> left() throws IOException {
    try (Stream<Path> all = Files.walk(folder())) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder().relativize(file).toString())
          .map(path -> path.replaceFirst("^\\.download-[^/]*/", ""))
          .sorted()
          .toList();
    }
  }
}
