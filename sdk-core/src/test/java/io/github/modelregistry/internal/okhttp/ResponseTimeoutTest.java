package io.github.modelregistry.internal.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.internal.okhttp.Calls.Way;
import io.github.modelregistry.internal.okhttp.call.ResponseTimeout;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call whose vendor works long has time, unless its user said otherwise. */
class ResponseTimeoutTest {

  private static final ApiCall<JsonValue> USUAL = call(null);
  private static final ApiCall<JsonValue> SLOW = call("PT10M");
  private static final Duration RESPONSE_TIMEOUT = Duration.ofMinutes(10);
  private static final ClientConfig DEFAULTS = ClientConfig.defaults();

  private final ScriptedServer server = ScriptedServer.start().otherwise(FixedResponse.json("1"));
  private Duration read = Duration.ZERO;
  private Duration attempt = Duration.ZERO;
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .addInterceptor(
              chain -> {
                note(chain);
                return chain.proceed(chain.request());
              })
          .build();

  @AfterEach
  void close() {
    client.connectionPool().evictAll();
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aSlowOperationHasTimeAndOthersHaveNoMoreThanAlways(Way way) {
    try (ApiTransport transport = transport(DEFAULTS)) {
      way.send(transport, SLOW);
      assertThat(read).isEqualTo(RESPONSE_TIMEOUT);
      assertThat(attempt).isCloseTo(RESPONSE_TIMEOUT, Duration.ofMinutes(1));

      way.send(transport, USUAL);
      assertThat(read).isEqualTo(ClientConfig.DEFAULT_READ_TIMEOUT);
      assertThat(attempt).isEqualTo(ClientConfig.DEFAULT_ATTEMPT_TIMEOUT);
    }
  }

  @Test
  void limitsThatTheUserChoseHoldForASlowOperationToo() {
    ClientConfig chosen =
        ClientConfig.builder()
            .readTimeout(Duration.ZERO)
            .attemptTimeout(Duration.ofSeconds(7))
            .build();
    try (ApiTransport transport = transport(chosen)) {
      transport.execute(SLOW);

      assertThat(read).as("none at all").isZero();
      assertThat(attempt).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void theLimitOfAViewHoldsForASlowOperationToo() {
    try (ApiTransport transport = transport(DEFAULTS)) {
      transport
          .withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(9)).build())
          .execute(SLOW);

      assertThat(attempt).isLessThanOrEqualTo(Duration.ofSeconds(9));
      assertThat(read).isEqualTo(RESPONSE_TIMEOUT);
    }
  }

  @Test
  void aLimitIsNeverShortened() {
    ClientConfig adjusted = ResponseTimeout.apply(call("PT70S").operation(), DEFAULTS);

    assertThat(adjusted.readTimeout()).isEqualTo(Duration.ofSeconds(70));
    assertThat(adjusted.attemptTimeout()).isEqualTo(ClientConfig.DEFAULT_ATTEMPT_TIMEOUT);
    assertThat(adjusted.callTimeout()).isEqualTo(ClientConfig.DEFAULT_CALL_TIMEOUT);
  }

  private void note(Interceptor.Chain chain) {
    read = Duration.ofMillis(chain.readTimeoutMillis());
    attempt = Duration.ofNanos(chain.call().timeout().timeoutNanos());
  }

  private ApiTransport transport(ClientConfig config) {
    return OkHttpTransports.using(client)
        .create(TransportSpec.builder("any", server.uri()).config(config).build());
  }

  private static ApiCall<JsonValue> call(String responseTimeout) {
    Operation.Builder<JsonValue> operation =
        Operation.<JsonValue>builder("work", HttpMethod.POST, "/work")
            .response(ResponseFormat.json(JsonCodecs.VALUE));
    if (responseTimeout != null) {
      operation.responseTimeout(responseTimeout);
    }
    return ApiCall.builder(operation.build()).build();
  }
}
