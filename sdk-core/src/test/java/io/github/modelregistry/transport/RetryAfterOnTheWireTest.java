package io.github.modelregistry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.ServerException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.retry.RetrySettings;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a server writes into {@code Retry-After}, a call waits sensibly or ends at once. */
class RetryAfterOnTheWireTest {

  private final List<Duration> waits = new ArrayList<>();
  private final ScriptedServer server = ScriptedServer.start();
  private final ApiTransport transport =
      OkHttpTransports.standard()
          .create(
              TransportSpec.builder("acme", server.uri())
                  .config(
                      ClientConfig.builder()
                          .delayer(
                              wait -> {
                                waits.add(wait);
                                return CompletableFuture.completedFuture(null);
                              })
                          .retry(RetrySettings.builder().jitter(() -> 1.0).build())
                          .build())
                  .build());

  @AfterEach
  void close() {
    transport.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-5",
        "garbage",
        "",
        "Infinity",
        "NaN",
        "1e9",
        "1, 2",
        "0.1",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT"
      })
  void whatAsksForNothingReadableWaitsTheOwnBackoff(String text) {
    server.otherwise(ScriptedResponse.status(503).header("Retry-After", text));

    ServerException failure =
        catchThrowableOfType(ServerException.class, () -> transport.execute(get()));

    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(server.requests()).hasSize(3);
    assertThat(waits).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"61", "86400", "9999999999", "99999999999999999999999999"})
  void whatAsksForTooMuchEndsTheCallAtOnceAndIsTold(String text) {
    server.otherwise(ScriptedResponse.status(503).header("Retry-After", text));

    ServerException failure =
        catchThrowableOfType(ServerException.class, () -> transport.execute(get()));

    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(failure.retryAfter()).isGreaterThan(Duration.ofSeconds(60));
    assertThat(server.requests()).hasSize(1);
    assertThat(waits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999", "garbage", "0"})
  void anAsynchronousCallEndsToo(String text) {
    server.otherwise(ScriptedResponse.status(503).header("Retry-After", text));

    CompletionException failure =
        catchThrowableOfType(CompletionException.class, () -> transport.executeAsync(get()).join());

    assertThat(failure).hasCauseInstanceOf(ServerException.class);
    assertThat(server.requests()).hasSize(text.equals("9999999999") ? 1 : 3);
  }

  @Test
  void twoDifferingLinesAreNoWish() {
    server.enqueue(unavailable("1").header("Retry-After", "7"), ScriptedResponse.json("1"));

    transport.execute(get());

    assertThat(waits).containsExactly(Duration.ofMillis(250));
  }

  @Test
  void aDateIsMeasuredByTheServersClock() {
    server.enqueue(
        unavailable("Sun, 01 Mar 2026 12:00:30 GMT")
            .header("Date", "Sun, 01 Mar 2026 12:00:00 GMT"),
        ScriptedResponse.json("1"));

    transport.execute(get());

    assertThat(waits).containsExactly(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "garbage", ""})
  void aPostIsRepeatedOnlyWhenTheServerReadablySaysWhen(String text) {
    server.enqueue(unavailable("0"), unavailable(text));

    ServerException failure =
        catchThrowableOfType(ServerException.class, () -> transport.execute(post()));

    assertThat(failure.attempts()).isEqualTo(2);
    assertThat(failure.isOutcomeUnknown()).isTrue();
    assertThat(server.requests()).hasSize(2);
  }

  private static FixedResponse unavailable(String retryAfter) {
    return ScriptedResponse.status(503).header("Retry-After", retryAfter);
  }

  private static ApiCall<JsonValue> get() {
    return ApiCall.builder(operation(HttpMethod.GET)).build();
  }

  private static ApiCall<JsonValue> post() {
    return ApiCall.builder(operation(HttpMethod.POST))
        .body(RequestBody.json(JsonCodecs.STRING, "sent"))
        .build();
  }

  private static Operation<JsonValue> operation(HttpMethod method) {
    return Operation.<JsonValue>builder("doIt", method, "/things")
        .response(ResponseFormat.json(JsonCodecs.VALUE))
        .build();
  }
}
