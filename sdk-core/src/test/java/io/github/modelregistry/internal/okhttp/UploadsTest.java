package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
      assertThat(server.requests()).allMatch(request -> request.body().length == 100_000);
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
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(1);
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

  private static ApiCall<JsonValue> upload(UploadSource source) {
    return Calls.post(RequestBody.bytes(source, "application/octet-stream"), "throttled");
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
