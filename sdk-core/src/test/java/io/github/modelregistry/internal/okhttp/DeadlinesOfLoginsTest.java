package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.CallTimeoutException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.RegistryException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A login is part of the call that needs it: it has its deadline, and ends with it. */
@Timeout(60)
class DeadlinesOfLoginsTest {

  /** For what only a server that never responds runs into: nothing has to be done within it. */
  private static final Duration SHORT = Duration.ofMillis(200);

  /** Within it a request is sent and refused, on a loaded machine too. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  /** Far above the limits and far below {@code readTimeout}, which would end a call otherwise. */
  private static final Duration IN_TIME = Duration.ofSeconds(15);

  private static final String TOKEN = "{\"access_token\":\"token\",\"expires_in\":3600}";

  private final ScriptedServer api = ScriptedServer.start();
  private final ScriptedServer login = ScriptedServer.start();
  private final ApiTransport transport = transport(CONFIG);

  @AfterEach
  void close() {
    transport.close();
    api.close();
    login.close();
  }

  @ParameterizedTest
  @EnumSource
  void aLoginThatHangs(Way way) {
    login.otherwise(ScriptedResponse.neverAnswer());
    CallTimeoutException late = timeout(way, SHORT);
    assertThat(late.attempts()).isZero();
    assertThat(api.connections()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aLoginOfAnotherCallThatIsWaitedFor(Way way) {
    login.otherwise(ScriptedResponse.neverAnswer());
    CompletableFuture<?> other = transport.executeAsync(get());
    login.awaitRequests(1);
    assertThat(timeout(way, SHORT).attempts()).isZero();
    assertThat(other).as("the other call has no such deadline").isNotDone();
    assertThat(login.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aRenewalThatHangsAfterA401(Way way) {
    login.enqueue(ScriptedResponse.json(TOKEN)).otherwise(ScriptedResponse.neverAnswer());
    api.otherwise(ScriptedResponse.status(401));
    CallTimeoutException late = timeout(way, LIMIT);
    assertThat(late.attempts()).isEqualTo(1);
    assertThat(late.isOutcomeUnknown()).isFalse();
    assertThat(api.requests()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aLoginThatIsToBeRepeatedLaterThanTheDeadlineFailsAtOnce(Way way) {
    login.otherwise(ScriptedResponse.status(429).header("Retry-After", "30"));
    Delayer never =
        wait -> {
          throw new AssertionError("waited " + wait);
        };
    try (ApiTransport patient = transport(CONFIG.toBuilder().delayer(never).build())) {
      ApiTransport view = patient.withOptions(within(Duration.ofSeconds(20)));
      RateLimitedException refused =
          catchThrowableOfType(RateLimitedException.class, () -> way.send(view, get()));
      assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(30));
      assertThat(login.requests()).hasSize(1);
    }
  }

  @Test
  void aLoginThatEndsAtTheDeadlineOfItsCallIsMadeAgainByThoseWhoWaitedForIt() {
    login.enqueue(ScriptedResponse.neverAnswer()).otherwise(ScriptedResponse.json(TOKEN));
    api.otherwise(ScriptedResponse.json("1"));
    CompletableFuture<?> hasty = transport.withOptions(within(LIMIT)).executeAsync(get());
    login.awaitRequests(1);

    assertThat(transport.execute(get()).body()).hasToString("1");

    assertThat(catchThrowable(hasty::join)).hasCauseInstanceOf(CallTimeoutException.class);
    assertThat(login.requests()).hasSize(2);
    assertThat(api.requests()).hasSize(1);
  }

  @Test
  void closingTheClientEndsACallThatWaitsForItsLogin() {
    login.otherwise(ScriptedResponse.neverAnswer());
    CompletableFuture<?> call = transport.executeAsync(get());
    login.awaitRequests(1);

    transport.close();

    Throwable failure = catchThrowable(call::join);
    assertThat(failure).isInstanceOf(CompletionException.class);
    assertThat(failure.getCause())
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("doIt")
        .hasMessageContaining("the client was closed");
  }

  private CallTimeoutException timeout(Way way, Duration limit) {
    ApiTransport view = transport.withOptions(within(limit));
    long start = System.nanoTime();
    RegistryException failure =
        catchThrowableOfType(RegistryException.class, () -> way.send(view, get()));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, IN_TIME);
    assertThat(failure).isInstanceOf(CallTimeoutException.class).hasMessageContaining("doIt");
    CallTimeoutException late = (CallTimeoutException) failure;
    assertThat(late.deadline()).isEqualTo(CallTimeoutException.Deadline.CALL);
    assertThat(late.limit()).isEqualTo(limit);
    return late;
  }

  private static CallOptions within(Duration limit) {
    return CallOptions.builder().callTimeout(limit).build();
  }

  private ApiTransport transport(ClientConfig config) {
    TokenEndpoint endpoint =
        TokenEndpoint.builder("acme", login.uri().resolve("/token"))
            .publicClient("sdk-client")
            .password("ann", Secret.of("s3cret-password"))
            .config(config)
            .open(OkHttpTransports.standard());
    return endpoint.openTransport(
        Duration.ofSeconds(10),
        Duration.ZERO,
        OkHttpTransports.standard(),
        caller -> TransportSpec.builder("acme", api.uri()).credentials(caller).config(config));
  }
}
