package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Downloads.ETAG;
import static io.github.modelregistry.internal.okhttp.Downloads.files;
import static io.github.modelregistry.internal.okhttp.Downloads.respond;
import static io.github.modelregistry.internal.okhttp.Downloads.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import io.github.modelregistry.transfer.DownloadWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads that are continued by another call, as after a failure of the one before. */
@Timeout(60)
class ResumableDownloadsTest {

  private static final byte[] FILE = Downloads.bytes(200_000, 2);
  private static final int CUT = 70_000;

  private final ScriptedServer server = ScriptedServer.start();

  /** With one attempt, so that each cut ends a call. */
  private final ApiTransport transport =
      Calls.transport(
          server,
          Calls.CONFIG.toBuilder()
              .retry(RetrySettings.defaults().toBuilder().maxAttempts(1).build())
              .build());

  private final List<Path> kept = new ArrayList<>();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNextCallRequestsOnlyTheRest(boolean named) throws IOException {
    cut("\"v1\"");
    server.answering(request -> respond(request, FILE, ETAG));
    DownloadTarget target = named ? toFile() : toFolder();
    assertThatThrownBy(() -> download(target)).isInstanceOf(TransportException.class);
    assertThat(files(folder)).isEqualTo(kept).hasSize(1);
    List<Long> progress = new ArrayList<>();

    ApiResponse<Download> second =
        download(
            target.withSha256(sha256(FILE)).withProgress((bytes, total) -> progress.add(bytes)));

    assertThat(Files.readAllBytes(second.body().file())).isEqualTo(FILE);
    assertThat(second.body().bytes()).isEqualTo(FILE.length);
    assertThat(second.body().sha256()).isEqualTo(sha256(FILE));
    assertThat(second.body().fileName()).isEqualTo("artifact");
    assertThat(files(folder)).containsExactly(second.body().file());
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(0).header("Range")).isNull();
    assertThat(server.requests().get(1).header("Range")).isEqualTo("bytes=" + CUT + '-');
    assertThat(server.requests().get(1).header("If-Range")).isEqualTo(ETAG);
    assertThat(progress).isSorted().startsWith((long) CUT).endsWith((long) FILE.length);
  }

  @Test
  void itMayBeCutManyTimes() throws IOException {
    server.answering(request -> respond(request, FILE, ETAG).truncatedAfter(30_000));
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    }
    assertThat(Files.readAllBytes(download(toFile()).body().file())).isEqualTo(FILE);
    assertThat(server.requests().get(6).header("Range")).isEqualTo("bytes=180000-");
    assertThat(kept).hasSize(6);
  }

  @Test
  void aFailureBeforeTheFirstNewByteKeepsWhatWasThere() throws IOException {
    cut(ETAG);
    server.enqueue(ScriptedResponse.status(503));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(RegistryException.class);

    assertThat(Files.readAllBytes(download(toFile()).body().file())).isEqualTo(FILE);
    assertThat(server.requests().get(2).header("Range")).isEqualTo("bytes=" + CUT + '-');
  }

  @Test
  void aFileThatHasChangedMeanwhileIsDownloadedFromItsStart() throws IOException {
    byte[] newer = Downloads.bytes(50_000, 3);
    cut(ETAG);
    server.answering(request -> respond(request, newer, "\"v2\""));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);

    ApiResponse<Download> second = download(toFile());

    assertThat(Files.readAllBytes(second.body().file())).isEqualTo(newer);
    assertThat(second.body().sha256()).isEqualTo(sha256(newer));
    assertThat(server.requests()).hasSize(2);
    assertThat(files(folder)).containsExactly(second.body().file());
  }

  @Test
  void whereAllBytesHaveArrivedTheServerIsAskedWhetherTheyAreStillTheFile() throws IOException {
    String unended =
        "HTTP/1.1 200 OK\r\nETag: "
            + ETAG
            + "\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(FILE.length)
            + "\r\n"
            + new String(FILE, StandardCharsets.ISO_8859_1)
            + "\r\n";
    server.enqueue(
        ScriptedResponse.closeAfter(unended),
        ScriptedResponse.status(416).header("Content-Range", "bytes */" + FILE.length));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);

    assertThat(Files.readAllBytes(download(toFile()).body().file())).isEqualTo(FILE);
    assertThat(server.requests().get(1).header("If-Range")).isEqualTo(ETAG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"v1\"", "none"})
  void nothingIsKeptThatCannotBeContinued(String tag) {
    cut(tag);
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    assertThat(files(folder)).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void nothingIsKeptOfAServerThatSendsNoRanges() {
    server.enqueue(
        ScriptedResponse.status(200)
            .header("ETag", ETAG)
            .header("Accept-Ranges", "none")
            .body(FILE)
            .truncatedAfter(CUT));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void nothingIsKeptUnlessItIsWanted() {
    cut(ETAG);
    DownloadTarget target = DownloadTarget.file(folder.resolve("model.bin"));
    assertThatThrownBy(() -> download(target)).isInstanceOf(TransportException.class);
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aFileThatIsNotTheExpectedOneIsNotKept() {
    server.answering(request -> respond(request, FILE, ETAG));
    assertThatThrownBy(() -> download(toFile().withSha256("0".repeat(64))))
        .isInstanceOf(DecodingException.class);
    assertThat(files(folder)).isEmpty();
    assertThat(kept).isEmpty();
  }

  @Test
  void partsOfAnotherSourceAreNotTaken() throws IOException {
    cut(ETAG);
    server.answering(request -> respond(request, FILE, ETAG));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);

    DownloadTarget other =
        DownloadTarget.file(folder.resolve("model.bin")).resumable("toy:8", kept::add);
    assertThat(Files.readAllBytes(download(other).body().file())).isEqualTo(FILE);
    assertThat(server.requests().get(1).header("Range")).isNull();
    assertThat(kept.get(0)).exists();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, CUT - 1, CUT + 5, -1, -9, -20})
  void aPartThatWasDamagedIsNotContinued(int at) throws IOException {
    cut(ETAG);
    server.answering(request -> respond(request, FILE, ETAG));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    byte[] part = Files.readAllBytes(kept.get(0));
    part[at < 0 ? part.length + at : at] ^= 1;
    Files.write(kept.get(0), part);

    assertThat(Files.readAllBytes(download(toFile()).body().file())).isEqualTo(FILE);
    assertThat(files(folder)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 5, 11, CUT})
  void aPartThatWasCutIsNotContinued(long size) throws IOException {
    cut(ETAG);
    server.answering(request -> respond(request, FILE, ETAG));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    try (FileChannel part = FileChannel.open(kept.get(0), StandardOpenOption.WRITE)) {
      part.truncate(size);
    }

    assertThat(Files.readAllBytes(download(toFile()).body().file())).isEqualTo(FILE);
    assertThat(server.requests().get(1).header("Range")).isNull();
    assertThat(files(folder)).hasSize(1);
  }

  @Test
  void ofTwoDownloadsAtTheSameTimeOneContinues() throws IOException {
    cut(ETAG);
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    try (DownloadWriter first = toFile().open();
        DownloadWriter second = toFile().open()) {
      assertThat(List.of(first.received(), second.received())).containsExactly((long) CUT, 0L);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsOwnerCanReadWhatIsKept() throws IOException {
    cut(ETAG);
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkInPlaceOfThePartIsNotFollowed() throws IOException {
    cut(ETAG);
    server.answering(request -> respond(request, FILE, ETAG));
    assertThatThrownBy(() -> download(toFile())).isInstanceOf(TransportException.class);
    Path elsewhere = Files.move(kept.get(0), folder.resolve("elsewhere"));
    byte[] before = Files.readAllBytes(elsewhere);
    Files.createSymbolicLink(kept.get(0), elsewhere);

    assertThat(Files.readAllBytes(download(toFile()).body().file())).isEqualTo(FILE);
    assertThat(server.requests().get(1).header("Range")).isNull();
    assertThat(Files.readAllBytes(elsewhere)).isEqualTo(before);
    assertThat(files(folder)).hasSize(2);
  }

  private void cut(String tag) {
    server.enqueue(ScriptedResponse.status(200).header("ETag", tag).body(FILE).truncatedAfter(CUT));
  }

  private ApiResponse<Download> download(DownloadTarget target) {
    return Downloads.download(transport, target);
  }

  private DownloadTarget toFile() {
    return DownloadTarget.file(folder.resolve("model.bin")).resumable("toy:7", kept::add);
  }

  private DownloadTarget toFolder() {
    return DownloadTarget.folder(folder).resumable("toy:7", kept::add);
  }
}
