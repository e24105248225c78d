package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.sensei.model.ModelListing;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One token of the identity service serves all calls of its 86,399 seconds. */
class TokenReuseTest {

  private final ManualClock clock = ManualClock.atNoon();
  private final AtomicInteger logins = new AtomicInteger();
  private final ScriptedServer ims =
      ScriptedServer.start()
          .answering(
              request ->
                  ScriptedResponse.json(
                      "{\"access_token\":\"token-"
                          + logins.incrementAndGet()
                          + "\",\"token_type\":\"bearer\",\"expires_in\":86399}"));
  private final ScriptedServer service =
      ScriptedServer.start().otherwise(ScriptedResponse.json("{\"children\":[]}"));
  private final SenseiClient client =
      SenseiClient.builder()
          .url(service.uri().resolve("/data/sensei"))
          .clientId(FakeSensei.CLIENT_ID)
          .organization(FakeSensei.ORGANIZATION)
          .login(ImsLogin.of(Secret.of(FakeSensei.CLIENT_SECRET)).withImsUrl(ims.uri()))
          .config(FakeSensei.config().toBuilder().clock(clock).build())
          .build();

  @AfterEach
  void stop() {
    client.close();
    service.close();
    ims.close();
  }

  @Test
  void tenThousandCallsAskForOneToken() {
    for (int call = 0; call < 10_000; call++) {
      client.models().listModels();
      clock.advance(Duration.ofSeconds(8)); // 80,000 seconds in all
    }

    assertThat(ims.requests()).hasSize(1);
    assertThat(service.requests()).hasSize(10_000);
    assertThat(service.requests())
        .extracting(request -> request.header("Authorization"))
        .containsOnly("Bearer token-1");
  }

  @Test
  void fiftyCallsThatFindTheTokenExpiredAskForOne() {
    client.models().listModels();
    clock.advance(Duration.ofSeconds(86_399));

    List<CompletableFuture<ModelListing>> calls =
        Stream.generate(() -> client.async().models().listModels()).limit(50).toList();
    calls.forEach(CompletableFuture::join);

    assertThat(ims.requests()).hasSize(2);
    assertThat(service.requests().stream().skip(1).map(TokenReuseTest::bearer))
        .hasSize(50)
        .containsOnly("Bearer token-2");
  }

  private static String bearer(ReceivedRequest request) {
    return String.valueOf(request.header("Authorization"));
  }
}
