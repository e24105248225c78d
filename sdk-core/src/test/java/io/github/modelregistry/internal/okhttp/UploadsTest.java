package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.MultipartBody;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class UploadsTest {

  @TempDir private Path folder;

  @Test
  void aFileIsSentAgainFromItsBeginning() throws IOException {
    Path file = Files.write(folder.resolve("m.bin"), new byte[100_000]);
    List<Long> progress = new ArrayList<>();
    UploadSource source = UploadSource.of(file).withProgress((bytes, total) -> progress.add(bytes));
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.enqueue(
          ScriptedResponse.status(503).header("Retry-After", "0"), ScriptedResponse.json("1"));
      assertThat(transport.execute(upload(source)).attempts()).isEqualTo(2);
      assertThat(server.requests())
          .hasSize(2)
          .allMatch(request -> request.body().length == 100_000);
      assertThat(progress.stream().filter(bytes -> bytes == 100_000)).hasSize(2);
    }
  }

  @Test
  void aSourceThatCannotBeReadIsNotTheNetworksFaultAndNotRepeated() {
    UploadSource broken = UploadSource.of(failing(), "m.bin", 100);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      TransportException failed =
          catchThrowableOfType(TransportException.class, () -> transport.execute(upload(broken)));
      assertThat(failed).hasMessageContaining("upload could not be read: disk gone");
      assertThat(failed.isOutcomeUnknown()).as("the request was incomplete").isFalse();
      assertThat(failed.attempts()).isEqualTo(1);
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void whatASourceThrowsIsTheCause() {
    UploadSource broken =
        UploadSource.of(
            new InputStream() {
              @Override
              public int read() {
                throw new IllegalStateException("not mounted");
              }

              @Override
              public int read(byte[] buffer, int offset, int length) {
                return read();
              }
            },
            "m.bin",
            100);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      assertThat(
              catchThrowableOfType(
                  TransportException.class, () -> transport.execute(upload(broken))))
          .hasMessageContaining("upload could not be read: not mounted")
          .hasRootCauseMessage("not mounted");
    }
  }

  @Test
  void aFileThatIsGoneWhenTheCallStartsIsSaidToBe() throws IOException {
    Path file = Files.write(folder.resolve("gone.bin"), new byte[1]);
    UploadSource source = UploadSource.of(file);
    Files.delete(file);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      TransportException failed =
          catchThrowableOfType(TransportException.class, () -> transport.execute(upload(source)));
      assertThat(failed)
          .hasMessageContaining("upload could not be read")
          .hasMessageContaining("gone.bin");
      assertThat(failed.isOutcomeUnknown()).isFalse();
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"grown", "shortened", "rewritten", "touched"})
  void aFileThatChangesWhileItIsReadIsAnErrorAndNotRepeated(String change) throws IOException {
    Path file = Files.write(folder.resolve("m.bin"), new byte[200_000]);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    UploadSource source =
        UploadSource.of(file).withProgress((bytes, total) -> change(file, change, bytes));
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      for (RequestBody body :
          List.of(
              RequestBody.bytes(source, "application/octet-stream"),
              MultipartBody.builder().filePart("file", source, null).build())) {
        Files.write(file, new byte[200_000]);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        TransportException failed =
            catchThrowableOfType(
                TransportException.class, () -> transport.execute(Calls.post(body, "safe")));
        assertThat(failed)
            .hasMessageContaining("upload could not be read")
            .hasMessageContaining("m.bin")
            .hasMessageContaining("changed while it was read");
        assertThat(failed.attempts()).isEqualTo(1);
        assertThat(failed.isOutcomeUnknown()).isFalse();
      }
      assertThat(server.requests())
          .as("no server got a whole request")
          .hasSizeLessThanOrEqualTo(2)
          .allSatisfy(request -> assertThat(request.body().length).isLessThan(200_000));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "99, it is longer than the announced 99 bytes",
    "101, it ended after 100 of 101 bytes"
  })
  void aStreamOfAnotherLengthThanAnnouncedIsAnErrorThatSaysSo(long announced, String message) {
    UploadSource source =
        UploadSource.of(new ByteArrayInputStream(new byte[100]), "s.bin", announced);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      TransportException failed =
          catchThrowableOfType(TransportException.class, () -> transport.execute(upload(source)));
      assertThat(failed).hasMessageContaining("upload could not be read: " + message);
      assertThat(failed.attempts()).isEqualTo(1);
      assertThat(server.connections()).isLessThanOrEqualTo(1);
      assertThat(server.requests()).allMatch(request -> request.body().length < announced);
    }
  }

  @Test
  void aProgressListenerThatFailsIsNotCalledAgainAndSpoilsNothing() {
    AtomicInteger calls = new AtomicInteger();
    UploadSource source =
        UploadSource.of(new byte[100_000], "m.bin")
            .withProgress(
                (bytes, total) -> {
                  calls.incrementAndGet();
                  throw new AssertionError("broken");
                });
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      assertThat(transport.execute(upload(source)).attempts()).isEqualTo(1);
      assertThat(server.requests()).singleElement().matches(r -> r.body().length == 100_000);
      assertThat(calls).hasValue(1);
    }
  }

  @Test
  void anUploadIsNotBoundByTheDeadlineOfOrdinaryCalls() {
    CountDownLatch late = new CountDownLatch(1);
    ClientConfig config =
        CONFIG.toBuilder()
            .attemptTimeout(Duration.ofNanos(1))
            .callTimeout(Duration.ofNanos(1))
            .build();
    UploadSource source =
        UploadSource.of(new ByteArrayInputStream(new byte[3]), "s", 3)
            .withProgress((bytes, total) -> late.countDown());
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      server.otherwise(ScriptedResponse.silentUntil(late, ScriptedResponse.json("1")));
      assertThat(transport.execute(upload(source)).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset after the body", "503", "truncated 200"})
  void anUploadByPostWhoseOutcomeIsUnknownIsSentOnceAndSaysSo(String fault) throws IOException {
    ScriptedResponse response =
        switch (fault) {
          case "503" -> ScriptedResponse.status(503);
          case "truncated 200" -> ScriptedResponse.json("{\"id\": 12345}").truncatedAfter(5);
          default -> ScriptedResponse.resetAfterBody();
        };
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(response);
      RegistryException failed =
          catchThrowableOfType(
              RegistryException.class, () -> transport.execute(multipart("throttled")));
      assertThat(failed).hasMessageContaining("The outcome is unknown");
      assertThat(server.requests())
          .singleElement()
          .matches(request -> request.body().length > 100_000);
    }
  }

  @Test
  void anUploadByPostIsRepeatedWhenTheServerSaysWhen() throws IOException {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.enqueue(
          ScriptedResponse.status(503).header("Retry-After", "1"), ScriptedResponse.json("1"));
      assertThat(transport.execute(multipart("throttled")).attempts()).isEqualTo(2);
      assertThat(server.requests()).hasSize(2).allMatch(request -> request.body().length > 100_000);
    }
  }

  private ApiCall<JsonValue> multipart(String retry) throws IOException {
    Path file = Files.write(folder.resolve("model.onnx"), new byte[100_000]);
    RequestBody body =
        MultipartBody.builder()
            .textPart("name", "churn")
            .filePart("file", UploadSource.of(file), "application/octet-stream")
            .build();
    return Calls.post(body, retry);
  }

  private static ApiCall<JsonValue> upload(UploadSource source) {
    return Calls.post(RequestBody.bytes(source, "application/octet-stream"), "throttled");
  }

  /** Changes a file as soon as its first bytes were read. */
  private static void change(Path file, String change, long bytes) {
    if (bytes > 65_536) {
      return;
    }
    try {
      switch (change) {
        case "grown" -> Files.write(file, new byte[9], StandardOpenOption.APPEND);
        case "shortened" -> Files.write(file, new byte[100_000]);
        case "rewritten" -> Files.write(file, new byte[200_000]);
        default -> Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes whose disk goes away after a few of them. */
  private static InputStream failing() {
    return new SequenceInputStream(
        new ByteArrayInputStream(new byte[3]),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk gone");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            return read();
          }
        });
  }
}
