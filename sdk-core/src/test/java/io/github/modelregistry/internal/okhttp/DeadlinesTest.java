package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.AttemptStart;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.CallStart;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.CallTimeoutException.Deadline;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class DeadlinesTest {

  /** For what only a server that never answers runs into: nothing has to be done within it. */
  private static final Duration SHORT = Duration.ofMillis(150);

  /** Within it a connection is opened and a request is sent, on a loaded machine too. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @ParameterizedTest
  @EnumSource
  void theWholeCallIsBoundedAndTheErrorSaysSo(Way way) {
    CallTimeoutException late = silence(way, CONFIG.toBuilder().callTimeout(LIMIT).build(), 3);
    assertThat(late.deadline()).isEqualTo(Deadline.CALL);
    assertThat(late.limit()).isEqualTo(LIMIT);
    assertThat(late).hasMessageContaining("2000 ms").hasMessageContaining("whole call");
  }

  @ParameterizedTest
  @EnumSource
  void anAttemptIsBounded(Way way) {
    CallTimeoutException late = silence(way, CONFIG.toBuilder().attemptTimeout(LIMIT).build(), 1);
    assertThat(late.deadline()).isEqualTo(Deadline.ATTEMPT);
    assertThat(late.limit()).isEqualTo(LIMIT);
    assertThat(late.isOutcomeUnknown()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void silenceIsBounded(Way way) {
    CallTimeoutException late = silence(way, CONFIG.toBuilder().readTimeout(SHORT).build(), 1);
    assertThat(late.deadline()).isEqualTo(Deadline.READ);
    assertThat(late.limit()).isEqualTo(SHORT);
  }

  @Test
  void aBodyThatStopsComingIsBoundedTooAndTheWireFallsSilent() throws Exception {
    try (SilentServer server =
            SilentServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,2");
        ApiTransport transport =
            Calls.transport(
                server.uri(), CONFIG.toBuilder().callTimeout(LIMIT).build(), Credentials.none())) {
      CallTimeoutException late =
          catchThrowableOfType(CallTimeoutException.class, () -> transport.execute(get()));
      assertThat(late.deadline()).isEqualTo(Deadline.CALL);
      server.awaitSilence();
    }
  }

  /** Between the start of a call or an attempt and the request, time passes in listeners. */
  @ParameterizedTest
  @EnumSource
  void aDeadlineThatPassedBeforeAnAttemptLeavesNothingToSend(Way way) {
    ManualClock clock = ManualClock.atNoon();
    CallListener beforeTheFirstAttempt =
        new CallListener() {
          @Override
          public void callStarted(CallStart call) {
            clock.advance(LIMIT);
          }
        };
    CallListener inTheAttempt =
        new CallListener() {
          @Override
          public Map<String, String> attemptStarted(AttemptStart attempt) {
            clock.advance(LIMIT);
            return Map.of();
          }
        };
    for (CallListener slow : List.of(beforeTheFirstAttempt, inTheAttempt)) {
      ClientConfig config =
          CONFIG.toBuilder().clock(clock).callTimeout(LIMIT).addListener(slow).build();
      try (ScriptedServer server = ScriptedServer.start();
          ApiTransport transport = Calls.transport(server, config)) {
        CallTimeoutException late =
            catchThrowableOfType(CallTimeoutException.class, () -> way.send(transport, get()));
        assertThat(late.deadline()).isEqualTo(Deadline.CALL);
        assertThat(late.attempts()).isZero();
        assertThat(server.connections()).isZero();
      }
    }
  }

  @Test
  void connectingIsBoundedAndWhatNeverLeftIsRepeated() {
    OkHttpClient unreachable =
        new OkHttpClient.Builder().socketFactory(new UnreachableSockets()).build();
    ClientConfig config = CONFIG.toBuilder().connectTimeout(SHORT).build();
    try (ApiTransport transport =
        OkHttpTransports.using(unreachable)
            .create(
                TransportSpec.builder("acme", ScriptedServer.refusing()).config(config).build())) {
      CallTimeoutException late =
          catchThrowableOfType(CallTimeoutException.class, () -> transport.execute(post()));
      assertThat(late.deadline()).isEqualTo(Deadline.CONNECT);
      assertThat(late.limit()).isEqualTo(SHORT);
      assertThat(late.attempts()).isEqualTo(3);
      assertThat(late.isOutcomeUnknown()).isFalse();
    }
  }

  @Test
  void waitsCountAndAnAttemptThatCouldNotStartInTimeIsNotWaitedFor() {
    ManualClock clock = ManualClock.at("1970-01-01T00:00:00Z");
    List<Duration> waits = new ArrayList<>();
    ClientConfig config =
        ClientConfig.builder()
            .clock(clock)
            .delayer(
                delay -> {
                  waits.add(delay);
                  clock.advance(delay);
                  return CompletableFuture.completedFuture(null);
                })
            .retry(
                RetrySettings.builder()
                    .baseDelay(Duration.ofSeconds(4))
                    .jitter(() -> 1)
                    .maxAttempts(9)
                    .build())
            .callTimeout(Duration.ofSeconds(10))
            .build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      server.otherwise(ScriptedResponse.status(503));
      ServerException refused =
          catchThrowableOfType(ServerException.class, () -> transport.execute(get()));
      assertThat(waits).containsExactly(Duration.ofSeconds(4));
      assertThat(refused.attempts()).isEqualTo(2);
      assertThat(refused).hasMessageContaining("deadline");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void timeInTheQueueCounts() {
    ManualClock clock = ManualClock.at("1970-01-01T00:00:00Z");
    List<Runnable> queue = new ArrayList<>();
    ClientConfig config =
        CONFIG.toBuilder()
            .clock(clock)
            .asyncExecutor(queue::add)
            .callTimeout(Duration.ofSeconds(10))
            .build();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      var future = transport.executeAsync(get());
      clock.advance(Duration.ofSeconds(11));
      queue.forEach(Runnable::run);
      assertThat(catchThrowable(future::join))
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOfSatisfying(
              CallTimeoutException.class, late -> assertThat(late.attempts()).isZero());
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aViewHasDeadlinesOfItsOwn() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server)) {
      server.otherwise(ScriptedResponse.neverAnswer());
      ApiTransport hasty =
          transport.withOptions(CallOptions.builder().readTimeout(SHORT).maxAttempts(1).build());
      assertThat(
              catchThrowableOfType(CallTimeoutException.class, () -> hasty.execute(get())).limit())
          .isEqualTo(SHORT);
    }
  }

  private static CallTimeoutException silence(Way way, ClientConfig config, int attempts) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server, config)) {
      server.otherwise(ScriptedResponse.neverAnswer());
      ApiTransport view =
          transport.withOptions(CallOptions.builder().maxAttempts(attempts).build());
      CallTimeoutException late =
          catchThrowableOfType(CallTimeoutException.class, () -> way.send(view, post()));
      server.awaitRequests(1);
      assertThat(server.requests()).hasSize(1);
      return late;
    }
  }

  /** Sockets whose connecting takes too long. */
  private static final class UnreachableSockets extends SocketFactory {

    @Override
    public Socket createSocket() {
      return new Socket() {
        @Override
        public void connect(SocketAddress address, int timeout) throws IOException {
          throw new SocketTimeoutException("connect timed out");
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
