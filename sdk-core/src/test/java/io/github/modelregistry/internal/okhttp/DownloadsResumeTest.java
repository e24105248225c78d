package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Downloads.ETAG;
import static io.github.modelregistry.internal.okhttp.Downloads.files;
import static io.github.modelregistry.internal.okhttp.Downloads.respond;
import static io.github.modelregistry.internal.okhttp.Downloads.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.Download;
import io.github.modelregistry.transfer.DownloadTarget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads whose responses are cut off. */
@Timeout(60)
class DownloadsResumeTest {

  private static final byte[] FILE = Downloads.bytes(200_000, 2);
  private static final String DATE = "Sun, 06 Nov 2022 08:49:37 GMT";
  private static final String EARLIER = "Sun, 06 Nov 2022 08:49:36 GMT";

  private final ScriptedServer server = ScriptedServer.start();
  private final ApiTransport transport = Calls.transport(server);
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aDownloadCutAtRandomBytesTenTimesEndsWithTheRightHash(long seed) {
    Random random = new Random(seed);
    List<Integer> ends = new ArrayList<>(List.of(0));
    AtomicInteger cuts = new AtomicInteger();
    server.answering(
        request -> {
          FixedResponse response = respond(request, FILE, ETAG);
          if (cuts.incrementAndGet() > 10) {
            return response;
          }
          int from = ends.get(ends.size() - 1);
          int sent = 1 + random.nextInt((FILE.length - from) / 2);
          ends.add(from + sent);
          return response.truncatedAfter(sent);
        });
    List<Long> progress = new ArrayList<>();
    DownloadTarget target = seed % 2 == 0 ? DownloadTarget.stream(stream) : toFile();
    ApiResponse<Download> response =
        Downloads.download(
            transport,
            target.withSha256(sha256(FILE)).withProgress((bytes, total) -> progress.add(bytes)));
    assertThat(response.attempts()).isEqualTo(11);
    assertThat(response.body().sha256()).isEqualTo(sha256(FILE));
    assertThat(response.body().bytes()).isEqualTo(FILE.length);
    assertThat(seed % 2 == 0 ? stream.toByteArray() : read(response)).isEqualTo(FILE);
    assertThat(progress).isSorted().endsWith((long) FILE.length);
    assertThat(server.requests().stream().skip(1).map(r -> r.header("Range")))
        .containsExactlyElementsOf(ends.stream().skip(1).map(end -> "bytes=" + end + '-').toList());
    assertThat(server.requests().stream().skip(1).map(r -> r.header("If-Range")))
        .containsOnly(ETAG);
  }

  @Test
  void aDownloadIsResumedAsynchronously() {
    server.enqueue(etag(200, FILE).truncatedAfter(70_000));
    server.answering(request -> respond(request, FILE, ETAG));
    DownloadTarget target = DownloadTarget.stream(stream);
    assertThat(transport.downloadAsync(Downloads::call, target).join().attempts()).isEqualTo(2);
    assertThat(stream.toByteArray()).isEqualTo(FILE);
  }

  @Test
  void oneThatIsCutForEverEndsWithAnErrorAndNoFile() {
    server.answering(request -> respond(request, FILE, ETAG).truncatedAfter(0));
    TransportException failed = fails();
    assertThat(failed.attempts()).isEqualTo(RetrySettings.defaults().maxAttempts());
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void oneThatGetsOneByteAtATimeEndsWithAnErrorAndNoFile() {
    server.answering(request -> respond(request, FILE, ETAG).truncatedAfter(1));
    TransportException failed = fails();
    assertThat(failed.attempts())
        .isEqualTo(ApiTransport.MAX_RESUMPTIONS + RetrySettings.defaults().maxAttempts() - 1);
    assertThat(files(folder)).isEmpty();
  }

  @Test
  void whoWantsNoRepetitionGetsNone() {
    ClientConfig once =
        Calls.CONFIG.toBuilder()
            .retry(RetrySettings.defaults().toBuilder().maxAttempts(1).build())
            .build();
    server.answering(request -> respond(request, FILE, ETAG).truncatedAfter(10));
    try (ApiTransport unrepeated = Calls.transport(server, once)) {
      assertThat(
              catchThrowableOfType(
                      TransportException.class, () -> Downloads.download(unrepeated, toFile()))
                  .attempts())
          .isEqualTo(1);
    }
    assertThat(files(folder)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ETag, W/\"v1\", ",
    "ETag, nonsense, ",
    "Last-Modified, Sun 06 Nov 2022 08:49:37 GMT, ",
    "X-Nothing, 1, "
  })
  void withoutAnExactVersionAFileIsRequestedFromItsStart(String name, String value) {
    String tag = value.replace("Sun 06", "Sun, 06");
    FixedResponse whole =
        ScriptedResponse.status(200).header("Date", DATE).header(name, tag).body(FILE);
    server.enqueue(whole.truncatedAfter(1_000), whole.truncatedAfter(90_000), whole);
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests()).hasSize(3).allMatch(request -> request.header("Range") == null);
  }

  @Test
  void theTimeOfTheLastChangeIdentifiesAFileWithoutATag() {
    FixedResponse whole =
        ScriptedResponse.status(200)
            .header("Date", DATE)
            .header("Last-Modified", EARLIER)
            .body(FILE);
    server.enqueue(whole.truncatedAfter(1_000), Downloads.part(FILE, 1_000, FILE.length));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    ReceivedRequest second = server.requests().get(1);
    assertThat(second.header("Range")).isEqualTo("bytes=1000-");
    assertThat(second.header("If-Range")).isEqualTo(EARLIER);
  }

  @Test
  void aFileThatChangedIsWrittenAnew() {
    byte[] newer = Downloads.bytes(50_000, 3);
    server.enqueue(etag(200, FILE).truncatedAfter(100_000));
    server.answering(request -> respond(request, newer, "\"v2\""));
    ApiResponse<Download> response = Downloads.download(transport, toFile());
    assertThat(read(response)).isEqualTo(newer);
    assertThat(response.body().sha256()).isEqualTo(sha256(newer));
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aStreamGoesOnWhereTheServerKnowsNoRanges() {
    FixedResponse whole = ScriptedResponse.status(200).body(FILE);
    server.enqueue(whole.truncatedAfter(60_000), whole.truncatedAfter(30_000), whole);
    DownloadTarget target = DownloadTarget.stream(stream);
    assertThat(Downloads.download(transport, target).body().sha256()).isEqualTo(sha256(FILE));
    assertThat(stream.toByteArray()).isEqualTo(FILE);
  }

  @ParameterizedTest
  @ValueSource(ints = {200_000, 40_000})
  void aStreamDoesNotGetTwoVersionsMixed(int length) {
    server.enqueue(etag(200, FILE).truncatedAfter(60_000));
    server.enqueue(ScriptedResponse.status(200).body(Downloads.bytes(length, 4)));
    assertThat(
            catchThrowableOfType(
                DecodingException.class,
                () -> Downloads.download(transport, DownloadTarget.stream(stream))))
        .hasMessageContaining("changed on the server while it was downloaded");
    assertThat(stream.toByteArray()).isEqualTo(Arrays.copyOf(FILE, 60_000));
  }

  @Test
  void aStreamIsNotContinuedWithAVersionThatWasNotCompared() {
    byte[] newer = Downloads.bytes(FILE.length, 8);
    server.enqueue(
        etag(200, FILE).truncatedAfter(60_000),
        ScriptedResponse.status(200).header("ETag", "\"v2\"").body(newer).truncatedAfter(30_000));
    server.answering(request -> respond(request, newer, "\"v2\""));
    assertThat(
            catchThrowableOfType(
                DecodingException.class,
                () -> Downloads.download(transport, DownloadTarget.stream(stream))))
        .hasMessageContaining("changed on the server");
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(2).header("Range")).isNull();
    assertThat(stream.toByteArray()).isEqualTo(Arrays.copyOf(FILE, 60_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 999-199999/200000",
        "bytes 1001-199999/200000",
        "bytes 0-199999/200000",
        "bytes 1000-199999/200001",
        "bytes */200000",
        "items 1000-199999/200000",
        ""
      })
  void aRangeThatDoesNotFitIsNotWritten(String range) {
    server.enqueue(
        etag(200, FILE).truncatedAfter(1_000),
        etag(206, Arrays.copyOfRange(FILE, 1_000, FILE.length)).header("Content-Range", range));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().get(2).header("Range")).isNull();
  }

  @Test
  void aPartOfAFileOfUnknownLengthIsNotTakenForItsEnd() {
    server.enqueue(
        etag(206, Arrays.copyOf(FILE, 500)).header("Content-Range", "bytes 0-499/*"),
        etag(200, FILE).chunked().truncatedAfter(1_000),
        etag(206, Arrays.copyOfRange(FILE, 1_000, 5_000))
            .header("Content-Range", "bytes 1000-4999/*"));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests()).hasSize(4);
    assertThat(server.requests().get(3).header("Range")).isNull();
  }

  @Test
  void aServerMaySendLessThanTheRest() {
    server.enqueue(
        etag(200, FILE).chunked().truncatedAfter(1_000),
        etag(206, Arrays.copyOfRange(FILE, 1_000, 5_000))
            .header("Content-Range", "bytes 1000-4999/200000"));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests().get(2).header("Range")).isEqualTo("bytes=5000-");
  }

  @Test
  void aRangeOfAnotherVersionIsNotWritten() {
    server.enqueue(
        etag(200, FILE).truncatedAfter(1_000),
        Downloads.part(Downloads.bytes(FILE.length, 5), 1_000, FILE.length)
            .header("ETag", "\"v2\""));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereNothingIsMissingTheServerSaysSo(boolean complete) {
    server.enqueue(etag(200, FILE).chunked().truncatedAfter(complete ? FILE.length : 1_000));
    server.enqueue(ScriptedResponse.status(416).header("Content-Range", "bytes */200000"));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests().size()).isLessThanOrEqualTo(3);
  }

  @Test
  void aBodyThatEndsWithItsConnectionIsCheckedByTheKnownLength() {
    String head = "HTTP/1.1 200 OK\r\nETag: " + ETAG + "\r\n\r\n";
    String start = new String(FILE, 0, 1_000, StandardCharsets.ISO_8859_1);
    server.enqueue(ScriptedResponse.closeAfter(head + start));
    server.answering(request -> respond(request, FILE, ETAG));
    DownloadTarget target = toFile().withLength(FILE.length);
    assertThat(read(Downloads.download(transport, target))).isEqualTo(FILE);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void aFailureBetweenTwoPartsIsRepeatedLikeAnyOther() {
    server.enqueue(etag(200, FILE).truncatedAfter(1_000), ScriptedResponse.status(503));
    server.answering(request -> respond(request, FILE, ETAG));
    assertThat(read(Downloads.download(transport, toFile()))).isEqualTo(FILE);
    assertThat(server.requests().stream().skip(1).map(r -> r.header("Range")))
        .containsOnly("bytes=1000-")
        .hasSize(2);
  }

  private TransportException fails() {
    return catchThrowableOfType(
        TransportException.class, () -> Downloads.download(transport, toFile()));
  }

  private DownloadTarget toFile() {
    return DownloadTarget.file(folder.resolve("model.bin"));
  }

  private byte[] read(ApiResponse<Download> response) {
    assertThat(files(folder)).containsExactly(response.body().file());
    return Downloads.read(response.body().file());
  }

  private static FixedResponse etag(int status, byte[] body) {
    return ScriptedResponse.status(status).header("ETag", ETAG).body(body);
  }
}
