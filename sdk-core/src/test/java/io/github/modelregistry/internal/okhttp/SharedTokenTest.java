package io.github.modelregistry.internal.okhttp;

import static io.github.modelregistry.internal.okhttp.Calls.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.auth.AccessToken;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.auth.TokenCache;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.runtime.ApiTransport;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many calls, one token. */
@Timeout(30)
class SharedTokenTest {

  private static final int CALLS = 50;

  @Test
  void fiftyCallsThatMeetA401TogetherMakeOneRenewalAndRepeatOnceEach() {
    Clock clock = Clock.systemUTC();
    AtomicInteger fetched = new AtomicInteger();
    TokenCache tokens =
        new TokenCache(
            previous ->
                AccessToken.builder(
                        Secret.of("token-" + fetched.incrementAndGet()), clock.instant())
                    .expiresAt(clock.instant().plus(Duration.ofHours(1)))
                    .build(),
            clock,
            Duration.ofMinutes(1));
    CountDownLatch allAsked = new CountDownLatch(CALLS);
    try (ScriptedServer server = ScriptedServer.start();
        ApiTransport transport = Calls.transport(server.uri(), CONFIG, tokens)) {
      server.answering(request -> answer(request, allAsked));

      List<CompletableFuture<ApiResponse<JsonValue>>> calls =
          Stream.generate(() -> transport.executeAsync(Calls.post())).limit(CALLS).toList();

      assertThat(calls).allMatch(call -> call.join().attempts() == 2);
      assertThat(fetched).as("tokens fetched: the first, and one renewal").hasValue(2);
      assertThat(server.requests()).hasSize(2 * CALLS);
    }
  }

  /** Refuses the first token, but not before every call has shown it. */
  private static ScriptedResponse answer(ReceivedRequest request, CountDownLatch allAsked) {
    if ("Bearer token-1".equals(request.header("Authorization"))) {
      allAsked.countDown();
      return ScriptedResponse.silentUntil(allAsked, ScriptedResponse.status(401));
    }
    return ScriptedResponse.json("1");
  }
}
