package io.github.modelregistry.truefoundry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.client.Headers;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.PermissionDeniedException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PartedUploadTest {

  private static final byte[] FILE = bytes(95_000);
  private static final long PART = 10_000;

  private final ScriptedServer storage = ScriptedServer.start();
  private final ApiTransport transport =
      OkHttpTransports.standard()
          .create(
              TransportSpec.builder("acme", storage.uri())
                  .config(ClientConfig.builder().delayer(Delayer.none()).build())
                  .build());
  @TempDir private Path folder;

  @AfterEach
  void close() {
    transport.close();
    storage.close();
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "16"})
  void thePartsAreSentAndTheirResponsesComeInOrder(int threads) throws Exception {
    storage.answering(PartedUploadTest::stored);
    List<Long> progress = Collections.synchronizedList(new ArrayList<>());
    Path file = Files.write(folder.resolve("m.bin"), FILE);
    UploadSource source =
        UploadSource.of(file)
            .withProgress(
                (bytes, total) -> {
                  assertThat(total).isEqualTo(FILE.length);
                  progress.add(bytes);
                });
    PartedUpload upload = upload(source, threads);
    assertThat(upload.parts()).isEqualTo(10);
    List<Headers> responses = upload.send(urls(10), Headers.of(Map.of("x-part", "1")));
    assertThat(responses.stream().map(headers -> headers.get("ETag")))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> "\"" + i + '"').toList());
    List<ReceivedRequest> puts = new ArrayList<>(storage.requests());
    puts.sort(Comparator.comparing(ReceivedRequest::rawTarget));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    puts.forEach(put -> whole.writeBytes(put.body()));
    assertThat(whole.toByteArray()).isEqualTo(FILE);
    assertThat(puts)
        .hasSize(10)
        .allMatch(put -> put.method().equals("PUT"))
        .allMatch(put -> "1".equals(put.header("x-part")));
    assertThat(progress).isSorted().endsWith((long) FILE.length);
  }

  @Test
  void fourPartsAreSentAtTheSameTime() {
    CyclicBarrier together = new CyclicBarrier(4);
    storage.answering(
        request -> {
          if (Integer.parseInt(request.rawPath().substring(2)) < 8) {
            await(together);
          }
          return stored(request);
        });
    assertThat(upload(UploadSource.of(FILE, "m.bin")).send(urls(10), Headers.empty())).hasSize(10);
  }

  @Test
  void aPartThatFailsForAWhileIsRepeatedAndCountedOnce() {
    storage.enqueue(ScriptedResponse.status(503), ScriptedResponse.resetAfterBody());
    storage.answering(PartedUploadTest::stored);
    List<Long> progress = Collections.synchronizedList(new ArrayList<>());
    UploadSource source =
        UploadSource.of(FILE, "m.bin").withProgress((bytes, total) -> progress.add(bytes));
    assertThat(upload(source).send(urls(10), Headers.empty())).hasSize(10);
    assertThat(storage.requests()).hasSize(12);
    assertThat(progress).endsWith((long) FILE.length);
    assertThat(Collections.max(progress)).isEqualTo(FILE.length);
  }

  @Test
  void theFirstFailureStopsTheOthersAndNoPartBeginsAfterwards() throws InterruptedException {
    CountDownLatch threeWait = new CountDownLatch(3);
    storage.answering(
        request -> {
          if (request.rawPath().equals("/p0")) {
            await(threeWait);
            return ScriptedResponse.status(403);
          }
          threeWait.countDown();
          return ScriptedResponse.neverAnswer();
        });
    PermissionDeniedException failed =
        catchThrowableOfType(
            PermissionDeniedException.class,
            () -> upload(UploadSource.of(FILE, "m.bin")).send(urls(10), Headers.empty()));
    assertThat(failed).hasMessageContaining("request a new one");
    assertThat(storage.requests()).hasSize(4);
    assertThat(threads()).isEmpty();
  }

  @Test
  void anInterruptStopsAllParts() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(4);
    storage.answering(
        request -> {
          begun.countDown();
          return ScriptedResponse.neverAnswer();
        });
    List<Throwable> failures = new ArrayList<>();
    Thread caller =
        new Thread(
            () -> {
              failures.add(
                  catchThrowableOfType(
                      TransportException.class,
                      () ->
                          upload(UploadSource.of(FILE, "m.bin")).send(urls(10), Headers.empty())));
              failures.add(Thread.interrupted() ? null : new AssertionError("flag lost"));
            });
    caller.start();
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    caller.interrupt();
    caller.join(30_000);
    assertThat(failures.get(0)).hasMessageContaining("interrupted");
    assertThat(failures.get(1)).isNull();
    assertThat(storage.requests()).hasSize(4);
    assertThat(threads()).isEmpty();
  }

  @Test
  void aFileThatChangesBetweenItsPartsIsAnError() throws Exception {
    Path file = Files.write(folder.resolve("m.bin"), FILE);
    storage.answering(
        request -> {
          write(file, bytes(95_001));
          return stored(request);
        });
    assertThat(
            catchThrowableOfType(
                TransportException.class,
                () -> upload(UploadSource.of(file), 1).send(urls(10), Headers.empty())))
        .hasMessageContaining("changed while it was read");
    assertThat(storage.requests()).hasSize(1);
  }

  @Test
  void anEmptySourceHasOnePart() {
    storage.answering(PartedUploadTest::stored);
    PartedUpload upload = upload(UploadSource.of(new byte[0], "empty"));
    assertThat(upload.parts()).isEqualTo(1);
    assertThat(upload.send(urls(1), Headers.empty())).hasSize(1);
    assertThat(upload(UploadSource.of(new byte[10_000], "one")).parts()).isEqualTo(1);
    assertThat(upload(UploadSource.of(new byte[10_001], "two")).parts()).isEqualTo(2);
  }

  @Test
  void whatCannotBeDividedOrHasTooFewUrlsIsRefused() {
    UploadSource once = UploadSource.of(new ByteArrayInputStream(FILE), "m.bin", FILE.length);
    assertThatThrownBy(() -> upload(once).send(urls(10), Headers.empty()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("cannot be sliced");
    assertThatThrownBy(() -> upload(UploadSource.of(FILE, "m.bin")).send(urls(9), Headers.empty()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("10 parts need 10 URLs, not 9");
    UploadSource endless = UploadSource.of(new ByteArrayInputStream(FILE), "m.bin");
    assertThatThrownBy(() -> upload(endless).parts())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("not known");
    assertThatThrownBy(() -> upload(endless, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PartedUpload(transport.signedUrls(), endless, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(storage.requests()).isEmpty();
  }

  private PartedUpload upload(UploadSource source) {
    return upload(source, 4);
  }

  private PartedUpload upload(UploadSource source, int threads) {
    return new PartedUpload(transport.signedUrls(), source, PART, threads);
  }

  private List<String> urls(int count) {
    return IntStream.range(0, count).mapToObj(i -> storage.uri() + "/p" + i + "?sig=x").toList();
  }

  private static ScriptedResponse stored(ReceivedRequest request) {
    return ScriptedResponse.status(200).header("ETag", '"' + request.rawPath().substring(2) + '"');
  }

  /** Returns the threads of uploads that do not end: a pool is ended shortly before its threads. */
  private static List<Thread> threads() throws InterruptedException {
    List<Thread> threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("model-registry-upload"))
            .toList();
    for (Thread thread : threads) {
      thread.join(30_000);
    }
    return threads.stream().filter(Thread::isAlive).toList();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
