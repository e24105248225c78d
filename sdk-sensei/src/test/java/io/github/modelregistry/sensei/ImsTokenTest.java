package io.github.modelregistry.sensei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.sandbox.ModelRegistrySandbox;
import io.github.modelregistry.sandbox.SandboxVendor;
import io.github.modelregistry.sandbox.SenseiSandbox;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.ManualClock;
import io.github.modelregistry.testkit.ReceivedRequest;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When another token is asked for, and by which secret. */
class ImsTokenTest {

  private final ManualClock clock = ManualClock.atNoon();
  private final ScriptedServer ims = ScriptedServer.start();
  private final ScriptedServer api = ScriptedServer.start();

  @AfterEach
  void stop() {
    ims.close();
    api.close();
  }

  private SenseiClient client() {
    return SenseiClient.builder()
        .url(api.uri() + "/data/sensei")
        .clientId("client")
        .organization("org@AdobeOrg")
        .login(ImsLogin.of("s3cret-17").withImsUrl(ims.uri()))
        .config(FakeSensei.config().toBuilder().clock(clock).build())
        .build();
  }

  private static FixedResponse token(String token) {
    return FixedResponse.json(
        "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":86399}");
  }

  private static ScriptedResponse models(ReceivedRequest request) {
    return "Bearer dead".equals(request.header("Authorization"))
        ? ScriptedResponse.status(401)
            .body("{\"error_code\":\"401013\",\"message\":\"Oauth token is not valid\"}")
        : FixedResponse.json("{\"children\":[]}");
  }

  @Test
  void aFileIsNotSentWithATokenInItsLastHour() {
    ims.enqueue(token("one"), token("two"));
    api.answering(
        request ->
            FixedResponse.json(
                request.method().equals("GET") ? "{\"children\":[]}" : "{\"id\":\"m-1\"}"));
    try (SenseiClient client = client()) {
      client.models().listModels();
      clock.advance(Duration.ofSeconds(86_399).minusMinutes(50));
      client.models().listModels();
      client
          .models()
          .registerModel(
              q ->
                  q.model(NewModel.builder().name("m").build())
                      .modelArtifact(UploadSource.of(new byte[] {1}, "m.onnx")));
    }

    assertThat(api.requests())
        .extracting(call -> call.header("Authorization"))
        .containsExactly("Bearer one", "Bearer one", "Bearer two");
  }

  @Test
  void fiftyCallsThatMeetADeadTokenTakeOneNewOne() {
    ims.enqueue(token("dead"), token("new"));
    ims.otherwise(token("one-too-many"));
    api.answering(ImsTokenTest::models);
    try (SenseiClient client = client()) {
      List<CompletableFuture<?>> calls =
          IntStream.range(0, 50)
              .<CompletableFuture<?>>mapToObj(i -> client.async().models().listModels())
              .toList();
      calls.forEach(CompletableFuture::join);
    }

    assertThat(ims.requests()).hasSize(2);
    assertThat(api.requests())
        .extracting(call -> call.header("Authorization"))
        .containsOnly("Bearer dead", "Bearer new")
        .filteredOn("Bearer new"::equals)
        .hasSize(50);
  }

  @Test
  void eitherSecretLogsInWhileAProjectHasTwoAndTheNewOneIsReadWhenItIsNeeded() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.SENSEI).start()) {
      SenseiSandbox server = sandbox.sensei();
      AtomicReference<Secret> stored = new AtomicReference<>(Secret.of(server.clientSecret()));
      ImsLogin login = ImsLogin.of(stored::get).withImsUrl(server.baseUrl());
      ClientConfig config = FakeSensei.config();
      try (SenseiClient client =
          SenseiClient.builder()
              .url(URI.create(server.environment().get("SENSEI_URL")))
              .clientId(server.clientId())
              .organization(server.organization())
              .login(login)
              .config(config)
              .build()) {
        client.models().listModels();
        String next = server.addClientSecret();
        server.expireTokens();
        client.models().listModels();

        stored.set(Secret.of(next));
        server.expireTokens();
        client.models().listModels();

        server.deleteClientSecret(server.clientSecret());
        server.expireTokens();
        client.models().listModels();
        stored.set(Secret.of(server.clientSecret()));
        server.expireTokens();
        assertThatThrownBy(() -> client.models().listModels())
            .isInstanceOf(AuthenticationException.class)
            .hasMessageContaining("invalid client_secret parameter")
            .hasMessageNotContaining(server.clientSecret());
      }
    }
  }
}
