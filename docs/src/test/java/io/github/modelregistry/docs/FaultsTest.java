package io.github.modelregistry.docs;

// snippet
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.Delayer;
import io.github.modelregistry.error.RateLimitedException;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxExtension;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sandbox.TrueFoundrySandbox;
import io.github.modelregistry.sensei.ImsLogin;
import io.github.modelregistry.sensei.SenseiClient;
import io.github.modelregistry.truefoundry.TrueFoundryClient;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SandboxExtension.class)
class FaultsTest {

  private static TrueFoundryClient client(TrueFoundrySandbox sandbox) {
    return TrueFoundryClient.builder()
        .host(sandbox.baseUrl())
        .apiKey(sandbox.token())
        .config(ClientConfig.builder().delayer(Delayer.none()).build()) // waits end at once
        .build();
  }

  @Test
  void throttledCallsAreRepeated(TrueFoundrySandbox sandbox) {
    sandbox.failNext(2, 429, Map.of("Retry-After", "30"), null);

    try (TrueFoundryClient client = client(sandbox)) {
      assertThat(client.models().listModels().data()).isNotEmpty();
    }
    assertThat(sandbox.calls()).hasSize(3);
  }

  @Test
  void aCallFailsDuringAStormAndSucceedsAfterIt(TrueFoundrySandbox sandbox) {
    sandbox.failNext(1_000, 429);

    try (TrueFoundryClient client = client(sandbox)) {
      assertThatThrownBy(() -> client.models().listModels())
          .isInstanceOf(RateLimitedException.class);
      sandbox.clearFaults();
      assertThat(client.models().listModels().data()).isNotEmpty();
    }
  }

  @Test
  void aResponseThatBreaksOffIsRequestedAgain(TrueFoundrySandbox sandbox) {
    sandbox.cutResponses(1, 100); // the connection is closed after 100 bytes

    try (TrueFoundryClient client = client(sandbox)) {
      assertThat(client.models().listModels().data()).isNotEmpty();
    }
    assertThat(sandbox.calls()).hasSize(2);
  }

  @Test
  void anExpiredTokenIsReplaced(ModelRegistrySandbox sandbox) {
    SenseiSandbox sensei = sandbox.sensei();
    try (SenseiClient client =
        SenseiClient.builder()
            .url(sensei.serviceUrl())
            .clientId(sensei.clientId())
            .organization(sensei.organization())
            .login(ImsLogin.of(sensei.clientSecret()).withImsUrl(sensei.baseUrl()))
            .build()) {
      client.models().listModels();
      sandbox.advanceClock(Duration.ofDays(2)); // or sensei.expireTokens()
      client.models().listModels();
    }
    sensei.server().verify(2, postRequestedFor(urlEqualTo("/ims/token/v3")));
  }
}
// end
