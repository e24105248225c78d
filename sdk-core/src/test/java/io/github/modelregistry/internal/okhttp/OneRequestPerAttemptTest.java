package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static io.github.modelregistry.internal.okhttp.Calls.get;
import static io.github.modelregistry.internal.okhttp.Calls.post;
import static io.github.modelregistry.internal.okhttp.Calls.transport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ApiException;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted is what is sent: nothing below the retry layer repeats a request. */
class OneRequestPerAttemptTest {

  @ParameterizedTest
  @CsvSource({
    "408, none",
    "421, none",
    "401, none",
    "407, none",
    "503, none",
    "503, 0",
    "503, 9999999999",
    "503, 99999999999999999999",
    "503, -5",
    "503, Infinity",
    "429, 0",
    "302, none",
    "307, none",
    "308, none",
  })
  void withRetrySwitchedOffThereIsOneRequestWhateverTheAnswer(int status, String retryAfter) {
    for (Way way : Way.values()) {
      try (ScriptedServer server = ScriptedServer.start();
          ApiTransport transport = transport(server)) {
        var answer = ScriptedResponse.status(status).header("Location", "/elsewhere");
        server.otherwise(
            retryAfter.equals("none") ? answer : answer.header("Retry-After", retryAfter));
        ApiTransport once = transport.withOptions(CallOptions.builder().maxAttempts(1).build());

        ApiException refused =
            catchThrowableOfType(ApiException.class, () -> way.send(once, post()));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.attempts()).isEqualTo(1);
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void threeAttemptsAreThreeRequests(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.status(503).header("Retry-After", "0"));

      ApiException refused =
          catchThrowableOfType(ApiException.class, () -> way.send(transport, get()));

      assertThat(refused.attempts()).isEqualTo(3);
      assertThat(refused.getSuppressed()).hasSize(2).allMatch(ApiException.class::isInstance);
      assertThat(server.requests()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSuccessSaysHowManyAttemptsItTook(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.enqueue(ScriptedResponse.status(502), ScriptedResponse.json("7"));

      ApiResponse<JsonValue> response = way.send(transport, get());

      assertThat(response.attempts()).isEqualTo(2);
      assertThat(response.body()).hasToString("7");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResetOfAReusedConnectionIsRepeatedByTheRetryLayerOnly(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.enqueue(
          ScriptedResponse.json("1"),
          ScriptedResponse.resetAfterBody(),
          ScriptedResponse.json("2"));
      way.send(transport, get());

      ApiResponse<JsonValue> response = way.send(transport, get());

      assertThat(response.attempts()).isEqualTo(2);
      assertThat(server.requests()).extracting(r -> r.connection()).containsExactly(1, 1, 2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPostThatIsResetIsNotRepeatedAndItsOutcomeUnknown(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.enqueue(
          ScriptedResponse.json("1"),
          ScriptedResponse.resetAfterBody(),
          ScriptedResponse.json("2"));
      way.send(transport, post());

      TransportException broken =
          catchThrowableOfType(TransportException.class, () -> way.send(transport, post()));

      assertThat(broken.isOutcomeUnknown()).isTrue();
      assertThat(broken.attempts()).isEqualTo(1);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCallThatMayNotBeRepeatedNeverGoesOutOnAReusedConnection(Way way) {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.json("1"));
      way.send(transport, get());
      way.send(transport, Calls.call(HttpMethod.POST, "safe"));
      way.send(transport, post());
      way.send(transport, post());
      way.send(transport, get());

      assertThat(server.requests()).extracting(r -> r.connection()).containsExactly(1, 1, 2, 3, 1);
    }
  }

  @Test
  void aPostThatNeverLeftIsRepeatedAndItsOutcomeKnown() {
    try (ApiTransport transport =
        Calls.transport(ScriptedServer.refusing(), CONFIG, Credentials.none())) {

      TransportException broken =
          catchThrowableOfType(TransportException.class, () -> transport.execute(post()));

      assertThat(broken.attempts()).isEqualTo(3);
      assertThat(broken.isOutcomeUnknown()).isFalse();
      assertThat(broken).hasMessageContaining("http://127.0.0.1:1");
    }
  }

  @Test
  void waitsGrowAndTheServersWishIsHonoured() {
    List<Duration> waits = new ArrayList<>();
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport =
            transport(
                server,
                CONFIG.toBuilder()
                    .delayer(
                        wait -> {
                          waits.add(wait);
                          return CompletableFuture.completedFuture(null);
                        })
                    .build())) {
      server.enqueue(
          ScriptedResponse.status(503).header("Retry-After", "7"),
          ScriptedResponse.status(503),
          ScriptedResponse.json("1"));

      assertThat(transport.execute(get()).attempts()).isEqualTo(3);

      assertThat(waits).hasSize(2);
      assertThat(waits.get(0)).isEqualTo(Duration.ofSeconds(7));
      assertThat(waits.get(1)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }
  }

  @Test
  void aWishBeyondTheCeilingEndsTheCallAtOnceAndIsTold() {
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = transport(server)) {
      server.otherwise(ScriptedResponse.status(429).header("Retry-After", "86400"));

      RateLimitedException refused =
          catchThrowableOfType(RateLimitedException.class, () -> transport.execute(get()));

      assertThat(refused.retryAfter()).isEqualTo(Duration.ofDays(1));
      assertThat(refused).hasMessageContaining("longer wait than allowed");
      assertThat(server.requests()).hasSize(1);
    }
  }
}
