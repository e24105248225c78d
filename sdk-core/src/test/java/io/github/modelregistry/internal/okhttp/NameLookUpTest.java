package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.CallTimeoutException.Deadline;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The look-up of a host name is a part of the call, though nothing can end it. */
@Timeout(60)
class NameLookUpTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final ClientConfig ONCE =
      CONFIG.toBuilder().retry(RetrySettings.disabled()).build();

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch resolved = new CountDownLatch(1);

  @AfterEach
  void resolve() {
    resolved.countDown();
  }

  @ParameterizedTest
  @EnumSource
  void thatHangsEndsWithTheCall(Way way) {
    CallTimeoutException late = timeout(way, ONCE.toBuilder().callTimeout(SHORT).build());
    assertThat(late.deadline()).isEqualTo(Deadline.CALL);
    assertThat(late.limit()).isEqualTo(SHORT);
    assertThat(late.isOutcomeUnknown()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void thatHangsEndsWithTheAttempt(Way way) {
    CallTimeoutException late = timeout(way, ONCE.toBuilder().attemptTimeout(SHORT).build());
    assertThat(late.deadline()).isEqualTo(Deadline.ATTEMPT);
    assertThat(late.limit()).isEqualTo(SHORT);
  }

  @ParameterizedTest
  @EnumSource
  void isPartOfConnecting(Way way) {
    CallTimeoutException late = timeout(way, ONCE.toBuilder().connectTimeout(SHORT).build());
    assertThat(late.deadline()).isEqualTo(Deadline.CONNECT);
    assertThat(late.limit()).isEqualTo(SHORT);
  }

  @Test
  void endsWhenTheClientIsClosed() throws Exception {
    ApiTransport transport = transport(ONCE, "models.example", this::hang);
    CompletableFuture<?> call = transport.executeAsync(get());
    asked.await();
    transport.close();
    assertThat(catchThrowable(call::join))
        .hasCauseInstanceOf(TransportException.class)
        .hasMessageContaining("the client was closed");
  }

  @Test
  void thatSucceedsOrFailsIsUnchanged() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport found =
            transport(
                ONCE,
                "models.example:" + server.uri().getPort(),
                host -> List.of(InetAddress.getLoopbackAddress()));
        ApiTransport unknown =
            transport(
                ONCE,
                "models.example",
                host -> {
                  throw new UnknownHostException(host);
                })) {
      server.otherwise(ScriptedResponse.json("1"));
      assertThat(found.execute(get()).body()).hasToString("1");
      assertThatThrownBy(() -> unknown.execute(get()))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("cannot be resolved");
    }
  }

  private CallTimeoutException timeout(Way way, ClientConfig config) {
    try (ApiTransport transport = transport(config, "models.example", this::hang)) {
      return catchThrowableOfType(CallTimeoutException.class, () -> way.send(transport, get()));
    }
  }

  private List<InetAddress> hang(String host) throws UnknownHostException {
    asked.countDown();
    try {
      resolved.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException(host);
  }

  private static ApiTransport transport(ClientConfig config, String authority, Dns dns) {
    OkHttpClient client = new OkHttpClient.Builder().dns(dns).build();
    return OkHttpTransports.using(client)
        .create(
            TransportSpec.builder("acme", URI.create("http://" + authority))
                .config(config)
                .build());
  }
}
