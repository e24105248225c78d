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
import io.github.modelregistry.error.DecodingException;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  @Timeout(60)
  void aTokenIsRenewedBeforeItsEndAndNoCallWaitsForIt() {
    login.answering(request -> nextToken());
    api.otherwise(ScriptedResponse.json("1"));
    transport.execute(get());
    clock.advance(LIFE.minusSeconds(10));
    CountDownLatch release = new CountDownLatch(1);
    login.answering(request -> ScriptedResponse.silentUntil(release, nextToken()));

    transport.execute(get());
    login.awaitRequests(2);
    transport.execute(get());
    assertThat(api.requests()).as("sent during the renewal").allMatch(r -> isFrom(r, "token-1"));
    release.countDown();
    while (api.requests().stream().noneMatch(request -> isFrom(request, "token-2"))) {
      transport.execute(get());
    }
    assertThat(login.requests()).hasSize(2);
  }

  @Test
  @Timeout(60)
  void closingDuringTheRenewalEndsItAndItsThread() throws Exception {
    login.enqueue(nextToken()).otherwise(ScriptedResponse.neverAnswer());
    api.otherwise(ScriptedResponse.json("1"));
    transport.execute(get());
    clock.advance(LIFE.minusSeconds(10));
    transport.execute(get());
    login.awaitRequests(2);
    List<Thread> renewals =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("model-registry-token"))
            .toList();
    transport.close();
    endpoint.close();

    assertThat(renewals).isNotEmpty();
    for (Thread renewal : renewals) {
      renewal.join();
    }
  }

  @Test
  void closingDuringARefreshIsATransportExceptionOfTheCall() throws Exception {
    login.enqueue(nextToken()).otherwise(ScriptedResponse.neverAnswer());
    api.otherwise(ScriptedResponse.status(401));
    CompletableFuture<ApiResponse<JsonValue>> call = transport.executeAsync(get());
    login.awaitRequests(2);
    transport.close();
    endpoint.close();

    assertThat(catchThrowableOfType(ExecutionException.class, call::get))
        .hasCauseInstanceOf(TransportException.class)
        .hasMessageContaining("doIt failed")
        .hasMessageContaining("the client was closed");
  }

  @Test
  void aTokenThatNoHeaderCanHoldIsTheLoginsFaultAndTheNextCallLogsInAgain() {
    login.enqueue(
        ScriptedResponse.json("{\"access_token\":\"t\u00f6ken-0\",\"expires_in\":3600}"),
        nextToken());
    api.otherwise(ScriptedResponse.json("1"));

    assertThatThrownBy(() -> transport.execute(get()))
        .isInstanceOf(DecodingException.class)
        .hasMessageStartingWith("login: the response cannot be read at $.access_token")
        .hasMessageNotContaining("ken-0");
    clock.advance(Duration.ofSeconds(1));
    assertThat(transport.execute(get()).attempts()).isEqualTo(1);
    assertThat(api.requests()).hasSize(1).allMatch(request -> isFrom(request, "token-1"));
  }

  @Test
  void fiftyCallsWhoseLoginIsRefusedAreOneLogin() {
    CountDownLatch release = new CountDownLatch(1);
    login.otherwise(
        ScriptedResponse.silentUntil(
            release, ScriptedResponse.status(401).body("{\"error\":\"invalid_grant\"}")));
    List<CompletableFuture<ApiResponse<JsonValue>>> calls =
        Stream.generate(() -> transport.executeAsync(get())).limit(50).toList();
    login.awaitRequests(1);
    release.countDown();

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(catchThrowableOfType(CompletionException.class, call::join))
                    .hasCauseInstanceOf(AuthenticationException.class));
    assertThat(login.requests()).hasSize(1);
    assertThat(api.connections()).isZero();
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
