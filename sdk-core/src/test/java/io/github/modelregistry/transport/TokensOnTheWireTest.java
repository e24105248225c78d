package io.github.modelregistry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.TokenCache;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonCodecs;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.oauth.TokenEndpoint;
import io.github.modelregistry.runtime.ApiCall;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.runtime.HttpMethod;
import io.github.modelregistry.runtime.Operation;
import io.github.modelregistry.runtime.RequestBody;
import io.github.modelregistry.runtime.ResponseFormat;
import io.github.modelregistry.runtime.TransportSpec;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens fetched, refused and renewed, as two servers see it: the API and the token endpoint. */
class TokensOnTheWireTest {

  private static final Duration LIFE = Duration.ofHours(1);

  private final ManualClock clock = ManualClock.atNoon();
  private final ClientConfig config =
      ClientConfig.builder().clock(clock).delayer(Delayer.none()).build();
  private final ScriptedServer api = ScriptedServer.start();
  private final ScriptedServer login = ScriptedServer.start();
  private final AtomicInteger tokens = new AtomicInteger();
  private final TokenEndpoint endpoint =
      TokenEndpoint.builder("acme", login.uri().resolve("/token"))
          .publicClient("sdk-client")
          .password("ann", Secret.of("s3cret-password"))
          .config(config)
          .open(OkHttpTransports.standard());
  private final ApiTransport transport =
      OkHttpTransports.standard()
          .create(
              TransportSpec.builder("acme", api.uri())
                  .credentials(new TokenCache(endpoint, clock, Duration.ofSeconds(10)))
                  .config(config)
                  .build());

  @AfterEach
  void close() {
    transport.close();
    endpoint.close();
    api.close();
    login.close();
  }

  @Test
  void fiftyCallsThatMeetA401LeadToOneRefreshAndOneRepeatEach() throws Exception {
    login.answering(request -> nextToken());
    CountDownLatch allRefused = new CountDownLatch(50);
    api.answering(
        request -> {
          if (isFrom(request, "token-1")) {
            allRefused.countDown();
            return ScriptedResponse.silentUntil(allRefused, ScriptedResponse.status(401));
          }
          return ScriptedResponse.json("1");
        });
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Future<ApiResponse<JsonValue>>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(threads.submit(() -> transport.execute(post())));
      }
      for (Future<ApiResponse<JsonValue>> call : calls) {
        assertThat(call.get().attempts()).isEqualTo(2);
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(login.requests()).as("one login, one refresh").hasSize(2);
    assertThat(login.requests().get(1).bodyText()).startsWith("grant_type=refresh_token");
    assertThat(api.requests()).hasSize(100);
    assertThat(api.requests()).filteredOn(request -> isFrom(request, "token-1")).hasSize(50);
    assertThat(api.requests()).filteredOn(request -> isFrom(request, "token-2")).hasSize(50);
  }

  @Test
  void asecond401EndsTheCallAfterOneRefresh() {
    login.answering(request -> nextToken());
    api.otherwise(ScriptedResponse.status(401));

    AuthenticationException refused =
        catchThrowableOfType(AuthenticationException.class, () -> transport.execute(get()));

    assertThat(refused.attempts()).isEqualTo(2);
    assertThat(api.requests()).hasSize(2);
    assertThat(login.requests()).hasSize(2);
  }

  @Test
  void aTokenIsRenewedBeforeItsEnd() {
    login.answering(request -> nextToken());
    api.otherwise(ScriptedResponse.json("1"));
    transport.execute(get());
    clock.advance(LIFE.minusSeconds(10));
    transport.execute(get());

    assertThat(api.requests())
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void aRenewalThatFailsGoesUnnoticedWhileTheTokenLives() {
    login.enqueue(nextToken()).otherwise(ScriptedResponse.status(500));
    api.otherwise(ScriptedResponse.json("1"));
    transport.execute(get());
    clock.advance(LIFE.minusSeconds(5));

    assertThat(transport.execute(get()).attempts()).isEqualTo(1);
    assertThat(api.requests())
        .extracting(request -> request.header("Authorization"))
        .containsOnly("Bearer token-1");
  }

  @Test
  void aRefusedLoginIsNotRepeatedAndNothingReachesTheApi() {
    login.otherwise(
        ScriptedResponse.status(401)
            .body("{\"error\":\"invalid_grant\",\"error_description\":\"no\"}"));

    assertThatThrownBy(() -> transport.execute(get()))
        .isInstanceOf(AuthenticationException.class)
        .hasMessageContaining("login failed")
        .hasMessageNotContaining("s3cret");
    assertThat(login.requests()).hasSize(1);
    assertThat(api.connections()).isZero();
  }

  @Test
  void anInterruptDuringALoginStopsTheCallAndSilencesTheWire() throws Exception {
    login.otherwise(ScriptedResponse.neverAnswer());
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Future<Boolean> caller =
          threads.submit(
              () -> {
                assertThatThrownBy(() -> transport.execute(get()))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("interrupted");
                return Thread.currentThread().isInterrupted();
              });
      login.awaitRequests(1);
      threads.shutdownNow();

      assertThat(caller.get()).as("the flag is kept").isTrue();
    } finally {
      threads.shutdownNow();
    }
    assertThat(login.requests()).hasSize(1);
    assertThat(api.connections()).isZero();
  }

  @Test
  void theApiNeverSeesWhatBelongsToTheLogin() {
    login.answering(request -> nextToken());
    api.otherwise(ScriptedResponse.json("1"));
    transport.execute(post());

    ReceivedRequest request = api.requests().get(0);
    assertThat(request.head() + request.bodyText()).doesNotContain("s3cret-password", "refresh-1");
    assertThat(login.requests().get(0).header("Authorization")).isNull();
  }

  private ScriptedResponse nextToken() {
    int number = tokens.incrementAndGet();
    return ScriptedResponse.json(
        "{\"access_token\":\"token-"
            + number
            + "\",\"expires_in\":"
            + LIFE.toSeconds()
            + ",\"refresh_token\":\"refresh-"
            + number
            + "\"}");
  }

  private static boolean isFrom(ReceivedRequest request, String token) {
    return ("Bearer " + token).equals(request.header("Authorization"));
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
