package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupt, cancel and close: the wire falls silent, at once and whatever the call is at. */
@Timeout(30)
class StoppingTest {

  private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,2";

  @ParameterizedTest
  @ValueSource(strings = {"", HALF})
  void anInterruptEndsAWaitForTheAnswerAndKeepsTheFlag(String said) throws Exception {
    try (SilentServer server = SilentServer.saying(said);
        ApiTransport transport = transport(server.uri())) {
      Waiting waiting = Waiting.start(transport, post());
      server.awaitRequest();
      waiting.thread.interrupt();
      TransportException stopped = waiting.failure(TransportException.class);
      assertThat(stopped).hasMessageContaining("interrupted");
      assertThat(stopped.isOutcomeUnknown()).isTrue();
      assertThat(waiting.flagKept).isTrue();
      server.awaitSilence();
    }
  }

  @Test
  void anInterruptEndsTheWaitBetweenAttempts() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, waitingForEver(reached))) {
      server.otherwise(ScriptedResponse.status(503));
      Waiting waiting = Waiting.start(transport, get());
      reached.await();
      waiting.thread.interrupt();
      TransportException stopped = waiting.failure(TransportException.class);
      assertThat(stopped.attempts()).isEqualTo(1);
      assertThat(stopped.getSuppressed()).singleElement().isInstanceOf(ServerException.class);
      assertThat(waiting.flagKept).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anInterruptEndsAnUploadThatNobodyTakesIn() throws Exception {
    CountDownLatch uploading = new CountDownLatch(1);
    UploadSource source =
        UploadSource.of(new byte[64 * 1024 * 1024], "m.bin")
            .withProgress((bytes, total) -> uploading.countDown());
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ApiTransport transport = transport(URI.create("http://127.0.0.1:" + deaf.getLocalPort()))) {
      Waiting waiting =
          Waiting.start(transport, Calls.post(RequestBody.bytes(source, "a/b"), "safe"));
      uploading.await();
      waiting.thread.interrupt();
      assertThat(waiting.failure(TransportException.class)).hasMessageContaining("interrupted");
      assertThat(waiting.flagKept).isTrue();
    }
  }

  @Test
  void anInterruptedThreadSendsNothing() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      Thread.currentThread().interrupt();
      TransportException stopped =
          catchThrowableOfType(TransportException.class, () -> transport.execute(get()));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(stopped.attempts()).isZero();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void cancellingTheFutureSilencesTheWire() throws Exception {
    try (SilentServer server = SilentServer.start();
        ApiTransport transport = transport(server.uri())) {
      CompletableFuture<ApiResponse<JsonValue>> future = transport.executeAsync(get());
      server.awaitRequest();
      future.cancel(true);
      server.awaitSilence();
      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void cancellingAFutureDerivedFromItDoesTheSame() throws Exception {
    try (SilentServer server = SilentServer.saying(HALF);
        ApiTransport transport = transport(server.uri())) {
      CompletableFuture<String> derived =
          transport.executeAsync(get()).thenApply(ApiResponse::body).thenApply(Object::toString);
      server.awaitRequest();
      derived.cancel(false);
      server.awaitSilence();
    }
  }

  @Test
  void cancellingTheFutureOfTheValueDoesTheSame() throws Exception {
    try (SilentServer server = SilentServer.start();
        ApiTransport transport = transport(server.uri())) {
      CompletableFuture<JsonValue> value = transport.fetchAsync(() -> get());
      server.awaitRequest();
      value.cancel(true);
      server.awaitSilence();
    }
  }

  @Test
  void aFutureThatItsHolderLetsTimeOutSilencesTheWireToo() throws Exception {
    try (SilentServer server = SilentServer.start();
        ApiTransport transport = transport(server.uri())) {
      CompletableFuture<ApiResponse<JsonValue>> future = transport.executeAsync(get());
      server.awaitRequest();
      future.orTimeout(1, TimeUnit.MILLISECONDS);
      server.awaitSilence();
    }
  }

  @Test
  void cancellingEndsTheWaitBetweenAttemptsAndLeavesTheThreadUsable() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    List<Runnable> queue = new ArrayList<>();
    ClientConfig config = waitingForEver(reached).toBuilder().asyncExecutor(queue::add).build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      server.otherwise(ScriptedResponse.status(503));
      CompletableFuture<ApiResponse<JsonValue>> future = transport.executeAsync(get());
      CompletableFuture<Boolean> flag = new CompletableFuture<>();
      Thread carrier =
          new Thread(
              () -> {
                queue.get(0).run();
                flag.complete(Thread.currentThread().isInterrupted());
              });
      carrier.start();
      reached.await();
      future.cancel(true);
      assertThat(flag.get(10, TimeUnit.SECONDS)).isFalse();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void whatIsCancelledInTheQueueIsNeverSent() {
    List<Runnable> queue = new ArrayList<>();
    ClientConfig config = CONFIG.toBuilder().asyncExecutor(queue::add).build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      transport.executeAsync(get()).cancel(true);
      queue.forEach(Runnable::run);
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void closingEndsCallsInFlightOfBothKinds() throws Exception {
    try (SilentServer first = SilentServer.start();
        SilentServer second = SilentServer.start()) {
      ApiTransport blocking = transport(first.uri());
      Waiting waiting = Waiting.start(blocking, get());
      first.awaitRequest();
      blocking.close();
      assertThat(waiting.failure(TransportException.class)).hasMessageContaining("closed");
      assertThat(waiting.flagKept).isFalse();
      first.awaitSilence();

      ApiTransport async = transport(second.uri());
      CompletableFuture<ApiResponse<JsonValue>> future = async.executeAsync(get());
      second.awaitRequest();
      async.close();
      assertThat(catchThrowable(future::join))
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(TransportException.class);
      second.awaitSilence();
    }
  }

  private static ApiTransport transport(URI uri) {
    return Calls.transport(uri, CONFIG, Credentials.none());
  }

  private static ClientConfig waitingForEver(CountDownLatch reached) {
    return CONFIG.toBuilder()
        .delayer(
            delay -> {
              reached.countDown();
              return new CompletableFuture<>();
            })
        .build();
  }

  /** A thread of a user that waits for an answer. */
  private static final class Waiting {

    private final Thread thread;
    private volatile Throwable failure;
    private volatile boolean flagKept;

    private Waiting(ApiTransport transport, ApiCall<JsonValue> call) {
      this.thread =
          new Thread(
              () -> {
                failure = catchThrowable(() -> transport.execute(call));
                flagKept = Thread.currentThread().isInterrupted();
              });
    }

    static Waiting start(ApiTransport transport, ApiCall<JsonValue> call) {
      Waiting waiting = new Waiting(transport, call);
      waiting.thread.start();
      return waiting;
    }

    <E> E failure(Class<E> type) throws InterruptedException {
      thread.join(10_000);
      assertThat(failure).isInstanceOf(type);
      return type.cast(failure);
    }
  }
}
