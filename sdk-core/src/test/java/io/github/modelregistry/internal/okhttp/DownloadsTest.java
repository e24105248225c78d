package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Downloads.files;
import static io.github.modelregistry.internal.okhttp.Downloads.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.Limits;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloadsTest {

  private static final byte[] FILE = Downloads.bytes(100_000, 1);

  private final ScriptedServer server = ScriptedServer.start();
  private final ApiTransport transport = Calls.transport(server);
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @Test
  void aFileIsWrittenCheckedAndDescribed() throws IOException {
    server.enqueue(ScriptedResponse.status(200).body(FILE));
    List<Long> progress = new ArrayList<>();
    Path file = folder.resolve("model.bin");
    DownloadTarget target =
        DownloadTarget.file(file)
            .withSha256(sha256(FILE).toUpperCase(Locale.ROOT))
            .withLength(FILE.length)
            .withProgress(
                (bytes, total) -> {
                  assertThat(total).isEqualTo(FILE.length);
                  assertThat(file).as("appears when it is complete").doesNotExist();
                  progress.add(bytes);
                });
    ApiResponse<Download> response = Downloads.download(transport, target);
    assertThat(Files.readAllBytes(file)).isEqualTo(FILE);
    assertThat(response.body().file()).isEqualTo(file);
    assertThat(response.body().bytes()).isEqualTo(FILE.length);
    assertThat(response.body().sha256()).isEqualTo(sha256(FILE));
    assertThat(progress).isSorted().endsWith((long) FILE.length);
    assertThat(files(folder)).containsExactly(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    ReceivedRequest request = server.requests().get(0);
    assertThat(request.header("Accept-Encoding")).isEqualTo("identity");
    assertThat(request.header("Accept")).isEqualTo("application/octet-stream");
    assertThat(request.header("Range")).isNull();
  }

  @Test
  void aStreamGetsTheBytesAndIsLeftOpen() {
    server.enqueue(ScriptedResponse.status(200).chunked().body(FILE));
    List<String> closed = new ArrayList<>();
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed.add("closed");
          }
        };
    Download download = Downloads.download(transport, DownloadTarget.stream(bytes)).body();
    assertThat(bytes.toByteArray()).isEqualTo(FILE);
    assertThat(download.file()).isNull();
    assertThat(download.fileName()).isEqualTo("artifact");
    assertThat(closed).isEmpty();
  }

  @Test
  void anEmptyFileIsAFile() {
    server.enqueue(ScriptedResponse.status(200));
    Path file = folder.resolve("empty");
    assertThat(Downloads.download(transport, DownloadTarget.file(file)).body().bytes()).isZero();
    assertThat(file).isEmptyFile();
  }

  @Test
  void aFileMayBeLargerThanADocument() {
    ApiTransport limited =
        Calls.transport(
            server,
            CONFIG.toBuilder().limits(Limits.builder().maxResponseBytes(10).build()).build());
    server.enqueue(ScriptedResponse.status(200).body(FILE));
    try (limited) {
      DownloadTarget target = DownloadTarget.folder(folder);
      assertThat(Downloads.download(limited, target).body().bytes()).isEqualTo(FILE.length);
    }
  }

  @Test
  void aDownloadIsNotBoundByTheDeadlineOfOrdinaryCalls() {
    Duration none = Duration.ofNanos(1);
    server.enqueue(ScriptedResponse.status(200).body(FILE));
    try (ApiTransport hurried =
        Calls.transport(
            server, CONFIG.toBuilder().attemptTimeout(none).callTimeout(none).build())) {
      DownloadTarget target = DownloadTarget.folder(folder);
      assertThat(Downloads.download(hurried, target).body().bytes()).isEqualTo(FILE.length);
    }
  }

  @Test
  void aCompressedResponseIsNotTheFile() {
    server.enqueue(ScriptedResponse.status(200).body(FILE).gzipped());
    assertThat(
            catchThrowableOfType(
                DecodingException.class,
                () -> Downloads.download(transport, DownloadTarget.folder(folder))))
        .hasMessageContaining("content encoding gzip, which was not requested");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void anExistingFileIsLeftAloneUnlessItIsToBeReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("model.bin"), "mine");
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class,
            () -> Downloads.download(transport, DownloadTarget.file(file)));
    assertThat(refused)
        .hasMessageContaining("exists")
        .hasMessageContaining("allow the download to replace files");
    assertThat(server.requests()).isEmpty();
    server.otherwise(
        ScriptedResponse.status(200)
            .header("Content-Disposition", "attachment; filename=model.bin")
            .body(FILE));
    TransportException inFolder =
        catchThrowableOfType(
            TransportException.class,
            () -> Downloads.download(transport, DownloadTarget.folder(folder)));
    assertThat(inFolder).hasMessageContaining("exists");
    assertThat(server.requests()).hasSize(1);
    assertThat(file).hasContent("mine");
    Downloads.download(transport, DownloadTarget.folder(folder).replacingExisting());
    assertThat(file).hasBinaryContent(FILE);
    assertThat(files(folder)).containsExactly(file);
  }

  @Test
  void aFolderThatIsMissingIsToldBeforeAnythingIsSent() {
    Path missing = folder.resolve("no/model.bin");
    for (DownloadTarget target :
        List.of(DownloadTarget.file(missing), DownloadTarget.folder(folder.resolve("no")))) {
      assertThat(
              catchThrowableOfType(
                  InvalidRequestException.class, () -> Downloads.download(transport, target)))
          .hasMessageContaining("is not a folder that can be written to");
      for (CompletableFuture<?> future :
          List.of(
              transport.downloadAsync(Downloads::call, target),
              transport.downloadAsync(Downloads.call(), target))) {
        assertThat(catchThrowableOfType(CompletionException.class, future::join))
            .hasCauseInstanceOf(InvalidRequestException.class);
      }
    }
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherLengthOrHashThanExpectedIsAnErrorThatLeavesNothing(boolean length) {
    server.otherwise(ScriptedResponse.status(200).chunked().body(FILE));
    DownloadTarget target = DownloadTarget.folder(folder);
    DownloadTarget expecting =
        length ? target.withLength(FILE.length - 1) : target.withSha256("0".repeat(64));
    DecodingException failed =
        catchThrowableOfType(
            DecodingException.class, () -> Downloads.download(transport, expecting));
    assertThat(failed.operation()).isEqualTo("getArtifact");
    assertThat(failed)
        .hasMessageContaining(length ? "longer than the 99999" : sha256(FILE))
        .hasMessageContaining("expected");
    assertThat(server.requests()).as("what is wrong is not repeated").hasSize(1);
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html|<!DOCTYPE html><html><body>Log in</body></html>",
        "application/xml|<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied"
            + "</Code></Error>"
      })
  void aPageOrAnErrorDocumentIsNotTakenForTheFile(String typeAndBody) {
    String[] parts = typeAndBody.split("\\|", 2);
    server.otherwise(ScriptedResponse.status(200).header("Content-Type", parts[0]).body(parts[1]));
    assertThat(
            catchThrowableOfType(
                DecodingException.class,
                () -> Downloads.download(transport, DownloadTarget.folder(folder))))
        .hasMessageContaining("in place of the file");
    assertThat(files(folder)).isEmpty();
    DownloadTarget known =
        DownloadTarget.folder(folder).withSha256(sha256(parts[1].getBytes(StandardCharsets.UTF_8)));
    assertThat(Downloads.download(transport, known).body().bytes()).isEqualTo(parts[1].length());
  }

  @Test
  void anErrorStatusIsItsTypedErrorAndLeavesNothing() {
    server.enqueue(ScriptedResponse.status(404).body("no such model"));
    NotFoundException failed =
        catchThrowableOfType(
            NotFoundException.class,
            () -> Downloads.download(transport, DownloadTarget.folder(folder)));
    assertThat(failed.body()).isEqualTo("no such model");
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 202, 204, 205})
  void aStatusThatBringsNoFileIsAnError(int status) {
    server.enqueue(ScriptedResponse.status(status));
    assertThat(
            catchThrowableOfType(
                DecodingException.class,
                () -> Downloads.download(transport, DownloadTarget.folder(folder))))
        .hasMessageContaining("a response with status " + status + " has no file");
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void aTargetThatCannotBeWrittenIsNotTheNetworksFaultAndNotRepeated() {
    server.otherwise(ScriptedResponse.status(200).body(FILE));
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    TransportException failed =
        catchThrowableOfType(
            TransportException.class,
            () -> Downloads.download(transport, DownloadTarget.stream(full)));
    assertThat(failed)
        .hasMessageContaining("download could not be written: No space left on device");
    assertThat(failed.isOutcomeUnknown()).isFalse();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void anInterruptEndsADownloadAndLeavesNothing() {
    server.otherwise(ScriptedResponse.status(200).body(FILE));
    Thread thread = Thread.currentThread();
    DownloadTarget target =
        DownloadTarget.folder(folder).withProgress((bytes, total) -> thread.interrupt());
    RegistryException failed =
        catchThrowableOfType(RegistryException.class, () -> Downloads.download(transport, target));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(failed).hasMessageContaining("interrupted");
    assertThat(server.requests()).hasSize(1);
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void closingOrCancellingEndsADownloadAndLeavesNothing(boolean closing) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    server.otherwise(ScriptedResponse.status(200).body(FILE));
    DownloadTarget target =
        DownloadTarget.folder(folder)
            .withProgress(
                (bytes, total) -> {
                  begun.countDown();
                  awaitUninterruptibly(stopped);
                });
    CompletableFuture<?> future =
        transport
            .withOptions(
                CallOptions.builder()
                    .listener(
                        new CallListener() {
                          @Override
                          public void callEnded(CallEnd end) {
                            left.countDown();
                          }
                        })
                    .build())
            .downloadAsync(Downloads::call, target);
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    if (closing) {
      transport.close();
    } else {
      future.cancel(true);
    }
    stopped.countDown();
    assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(files(folder)).isEmpty();
    assertThat(catchThrowable(future::join)).isNotNull();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aDownloadIsNoValueAndAValueIsNoDownload() {
    assertThat(
            catchThrowableOfType(
                IllegalArgumentException.class, () -> transport.execute(Downloads.call())))
        .hasMessageContaining("is for download, not for execute");
  }
}
