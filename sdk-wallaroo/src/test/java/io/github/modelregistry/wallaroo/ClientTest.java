package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.auth.Secret;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.testkit.Answer;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.wallaroo.model.ModelList;
import io.github.modelregistry.wallaroo.model.WorkspaceList;
import java.net.URI;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @Test
  void theThreeViewsMakeTheSameCalls() throws Exception {
    WALLAROO.answer(LIST, Fixtures.text("sheet/9-3-list-nested.json"));
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
    WallarooClient client = WALLAROO.client();

    ModelList blocking = client.models().listModels(q -> q.body(b -> b.workspaceId(31L)));
    ModelList async =
        client.async().models().listModels(q -> q.body(b -> b.workspaceId(31L))).get(10, SECONDS);
    ApiResponse<ModelList> raw =
        client.withRawResponse().models().listModels(q -> q.body(b -> b.workspaceId(31L)));
    WorkspaceList workspaces =
        client.async().workspaces().listWorkspaces(q -> q.body(b -> {})).get(10, SECONDS);
    ApiResponse<WorkspaceList> rawWorkspaces =
        client.withRawResponse().workspaces().listWorkspaces(q -> q.body(b -> {}));

    assertThat(async).isEqualTo(blocking);
    assertThat(raw.body()).isEqualTo(blocking);
    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.attempts()).isEqualTo(1);
    assertThat(raw.headers().get("content-type")).isEqualTo("application/json");
    assertThat(rawWorkspaces.body()).isEqualTo(workspaces);
    assertThat(WALLAROO.requests(LIST))
        .hasSize(3)
        .allSatisfy(
            request -> {
              assertThat(request.getBodyAsString()).isEqualTo("{\"workspace_id\":31}");
              assertThat(request.getHeader("Authorization"))
                  .isEqualTo("Bearer " + FakeWallaroo.TOKEN);
              assertThat(request.getHeader("Accept")).isEqualTo("application/json");
            });
    assertThat(WALLAROO.requests(WORKSPACES))
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.getBodyAsString()).isEqualTo("{}"));
  }

  @Test
  void aFutureHoldsTheTypedFailure() {
    WALLAROO.answer(WORKSPACES, 401, Fixtures.text("sheet/9-9-error-401.json"));

    CompletableFuture<WorkspaceList> future =
        WALLAROO.client().async().workspaces().listWorkspaces(q -> q.body(b -> {}));

    assertThatThrownBy(() -> future.get(10, SECONDS))
        .hasCauseInstanceOf(AuthenticationException.class);
  }

  @Test
  void aCancelledFutureEndsItsCall() {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer silent =
            ScriptedServer.start().otherwise(Answer.silentUntil(never, Answer.status(200)));
        WallarooClient client =
            WallarooClient.builder().url(silent.uri()).token(FakeWallaroo.TOKEN).build()) {
      CompletableFuture<ModelList> future =
          client.async().models().listModels(q -> q.body(b -> b.workspaceId(1L)));
      silent.awaitRequests(1);

      assertThat(future.cancel(true)).isTrue();

      assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
      never.countDown();
    }
  }

  @Test
  void aViewWithOtherOptionsSharesAllAndClosesNothing() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.wire().stubFor(post(WORKSPACES).willReturn(aResponse().withStatus(503)));
    WallarooClient client = WALLAROO.client();
    WallarooClient once = client.withOptions(CallOptions.builder().maxAttempts(1).build());

    assertThatThrownBy(() -> once.workspaces().listWorkspaces(q -> q.body(b -> {})));
    assertThat(WALLAROO.requests()).hasSize(1);
    once.close();
    assertThatThrownBy(() -> client.workspaces().listWorkspaces(q -> q.body(b -> {})));
    assertThat(WALLAROO.requests()).as("three by the client, still open").hasSize(4);
    assertThat(once.baseUrl()).isEqualTo(client.baseUrl());
  }

  @Test
  void closingTheClientClosesItsViewsAndItsRegistryClosesNothing() {
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
    WallarooClient client = WALLAROO.client();
    WallarooClient view = client.withOptions(CallOptions.builder().maxAttempts(1).build());
    ModelRegistry registry = client.registry();
    registry.close();
    registry.probe();

    client.close();
    client.close();

    assertThatThrownBy(registry::probe).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.workspaces().listWorkspaces(q -> q.body(b -> {})))
        .isInstanceOf(IllegalStateException.class);
    assertThat(WALLAROO.requests()).hasSize(1);
  }

  @Test
  void theRegistryIsTheClientsOwn() {
    WallarooClient client = WALLAROO.open(WallarooClient.builder().token("t").workspace("risk"));

    assertThat(client.registry().name()).isEqualTo("wallaroo");
    assertThat(client.registry().unwrap(WallarooClient.class)).containsSame(client);
    assertThat(client.workspace()).isEqualTo("risk");
    assertThat(client.registry()).hasToString("wallaroo at " + WALLAROO.url());
    assertThat(client).hasToString("WallarooClient[" + WALLAROO.url() + "]");
  }

  @Test
  void aPrefixStaysAndSlashesGo() {
    try (WallarooClient client =
        WallarooClient.builder().url("https://example.test/ml//").token("t").build()) {
      assertThat(client.baseUrl()).isEqualTo(URI.create("https://example.test/ml"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "example.test", "ftp://example.test", "https://ann:pw-17@example.test", "a b"})
  void aUrlThatIsNoneIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> WallarooClient.builder().url(url).token("t").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("URL")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void aClientNeedsAUrlAndOneWayToLogIn() {
    WallarooLogin login = WallarooLogin.of("ann", Secret.of("password-17"));

    assertThatThrownBy(() -> WallarooClient.builder().token("t").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("url");
    assertThatThrownBy(() -> WallarooClient.builder().url("https://example.test").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("token or a login");
    assertThatThrownBy(
            () ->
                WallarooClient.builder()
                    .url("https://example.test")
                    .credentials(Credentials.none())
                    .login(login)
                    .build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not both");
  }

  @Test
  void aTokenGoesToNoOtherMachineInTheClear() {
    assertThatThrownBy(
            () -> WallarooClient.builder().url("http://example.test").token("t-17-secret").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https")
        .hasMessageNotContaining("t-17-secret");
  }
}
