package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What asynchronous calls hold while they are queued or wait, and how they end. */
@Timeout(60)
class AsyncCallsTest {

  private static final int MAX_ATTEMPTS = 64;
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ScriptedServer server = ScriptedServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void callsThatWaitForTheirNextAttemptHoldNoThreadAndDelayNoOther() throws Exception {
    Queue<CompletableFuture<Void>> waits = new ConcurrentLinkedQueue<>();
    CountDownLatch allWait = new CountDownLatch(500);
    ClientConfig config =
        CONFIG.toBuilder()
            .delayer(
                delay -> {
                  CompletableFuture<Void> wait = new CompletableFuture<>();
                  waits.add(wait);
                  allWait.countDown();
                  return wait;
                })
            .retry(RetrySettings.builder().budget(1_000_000).build())
            .build();
    try (ApiTransport transport = Calls.transport(server, config)) {
      server.otherwise(ScriptedResponse.status(429));
      List<CompletableFuture<?>> calls = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        calls.add(transport.executeAsync(get()));
      }
      allWait.await();
      for (Thread thread : asyncThreads()) {
        thread.join();
      }

      server.otherwise(ScriptedResponse.json("1"));
      assertThat(transport.executeAsync(get()).join().attempts()).isEqualTo(1);
      assertThat(calls).noneMatch(CompletableFuture::isDone);

      waits.forEach(wait -> wait.complete(null));
      assertThat(calls).allSatisfy(call -> assertThat(response(call).attempts()).isEqualTo(2));
      assertThat(server.requests()).hasSize(1_001);
    }
  }

  @Test
  void callsWhoseFunctionsWaitForOtherCallsAllEnd() {
    CountDownLatch allMade = new CountDownLatch(1);
    CountDownLatch allWait = new CountDownLatch(70);
    server.answering(
        request -> {
          awaitQuietly(allMade); // or a function would run in this thread
          return ScriptedResponse.json("1");
        });
    try (ApiTransport transport = Calls.transport(server)) {
      List<CompletableFuture<JsonValue>> outer = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        outer.add(
            transport
                .fetchAsync(() -> get())
                .thenApply(
                    first -> {
                      allWait.countDown();
                      awaitQuietly(allWait); // each function occupies its thread
                      return transport.fetchAsync(() -> get()).join();
                    }));
      }
      allMade.countDown();
      assertThat(outer).allSatisfy(call -> assertThat(call.join()).hasToString("1"));
      assertThat(server.requests()).hasSize(140);
    }
  }

  @Test
  void functionsDoNotRunOnThreadsThatCarryCalls() {
    server.otherwise(ScriptedResponse.json("1"));
    Queue<Runnable> queue = new ArrayDeque<>();
    ClientConfig config = CONFIG.toBuilder().asyncExecutor(queue::add).build();
    try (ApiTransport transport = Calls.transport(server, config)) {
      CompletableFuture<Thread> function =
          transport.executeAsync(get()).thenApply(response -> Thread.currentThread());
      queue.remove().run();
      assertThat(function.join()).isNotSameAs(Thread.currentThread());
    }
  }

  @Test
  void aQueuedCallEndsAtItsDeadline() throws Exception {
    server.otherwise(ScriptedResponse.neverAnswer());
    try (ApiTransport transport = Calls.transport(server)) {
      List<CompletableFuture<?>> hanging = new ArrayList<>();
      for (int i = 0; i < MAX_ATTEMPTS; i++) {
        hanging.add(transport.executeAsync(get()));
      }
      server.awaitRequests(MAX_ATTEMPTS);
      CompletableFuture<?> late =
          transport
              .withOptions(CallOptions.builder().callTimeout(SHORT).build())
              .executeAsync(get());
      CallTimeoutException failure = failure(CallTimeoutException.class, late);
      assertThat(failure.deadline()).isEqualTo(CallTimeoutException.Deadline.CALL);
      assertThat(failure.limit()).isEqualTo(SHORT);
      assertThat(failure.attempts()).isZero();
      assertThat(hanging).as("it waited for none of them").noneMatch(CompletableFuture::isDone);
      assertThat(server.requests()).hasSize(MAX_ATTEMPTS);
    }
  }

  @Test
  void aCallThatTheExecutorDropsEndsAtItsDeadline() throws Exception {
    ClientConfig config =
        CONFIG.toBuilder().asyncExecutor(dropped -> {}).callTimeout(SHORT).build();
    try (ApiTransport transport = Calls.transport(server, config)) {
      failure(CallTimeoutException.class, transport.executeAsync(get()));
    }
  }

  @Test
  void aCallThatTheExecutorDropsEndsWithTheClient() throws Exception {
    ClientConfig config =
        CONFIG.toBuilder().asyncExecutor(dropped -> {}).callTimeout(Duration.ZERO).build();
    ApiTransport transport = Calls.transport(server, config);
    CompletableFuture<?> call = transport.executeAsync(get());
    transport.close();
    assertThat(failure(TransportException.class, call)).hasMessageContaining("closed");
    assertThat(server.connections()).isZero();
  }

  @Test
  void aCallThatTheExecutorRejectsFailsAndTellsOfEarlierAttempts() throws Exception {
    Queue<Runnable> queue = new ArrayDeque<>();
    ClientConfig config =
        CONFIG.toBuilder()
            .asyncExecutor(
                attempt -> {
                  if (!server.requests().isEmpty()) {
                    throw new RejectedExecutionException("full");
                  }
                  queue.add(attempt);
                })
            .build();
    server.otherwise(ScriptedResponse.status(503));
    try (ApiTransport transport = Calls.transport(server, config)) {
      CompletableFuture<?> call = transport.executeAsync(get());
      queue.remove().run();
      TransportException failure = failure(TransportException.class, call);
      assertThat(failure).hasMessageContaining("rejected");
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(failure.getSuppressed()).singleElement().isInstanceOf(ServerException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void closingEndsACallThatWaitsForItsNextAttempt() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    ClientConfig config =
        CONFIG.toBuilder()
            .delayer(
                delay -> {
                  waiting.countDown();
                  return new CompletableFuture<>();
                })
            .build();
    server.otherwise(ScriptedResponse.status(503));
    ApiTransport transport = Calls.transport(server.uri(), config, Credentials.none());
    CompletableFuture<?> call = transport.executeAsync(get());
    waiting.await();
    transport.close();
    assertThat(failure(TransportException.class, call).attempts()).isEqualTo(1);
    assertThat(server.requests()).hasSize(1);
  }

  private static ApiResponse<?> response(CompletableFuture<?> call) {
    return (ApiResponse<?>) call.join();
  }

  private static <E extends Throwable> E failure(Class<E> type, CompletableFuture<?> call) {
    Throwable failure = catchThrowable(() -> call.get(30, TimeUnit.SECONDS)).getCause();
    assertThat(failure).isInstanceOf(type);
    return type.cast(failure);
  }

  private static List<Thread> asyncThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("model-registry-"))
        .toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
