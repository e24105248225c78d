package io.github.modelregistry.wallaroo;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static io.github.modelregistry.wallaroo.FakeWallaroo.LIST;
import static io.github.modelregistry.wallaroo.FakeWallaroo.WORKSPACES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import io.github.modelregistry.wallaroo.model.Conversion;
import io.github.modelregistry.wallaroo.model.Framework;
import io.github.modelregistry.wallaroo.model.ModelList;
import io.github.modelregistry.wallaroo.model.UploadMetadata;
import io.github.modelregistry.wallaroo.model.UploadResponse;
import io.github.modelregistry.wallaroo.model.Visibility;
import io.github.modelregistry.wallaroo.model.WorkspaceList;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

  @RegisterExtension static final FakeWallaroo WALLAROO = new FakeWallaroo();

  @Test
  void aClientShowsItsAddressAndNoKey() {
    assertThat(WALLAROO.client()).hasToString("WallarooClient[" + WALLAROO.url() + "]");
  }

  @Test
  void theThreeViewsMakeTheSameCalls() throws Exception {
    WALLAROO.answer(LIST, Fixtures.text("sheet/9-3-list-nested.json"));
    WALLAROO.answer(WORKSPACES, Fixtures.text("sheet/9-10-workspaces-list.json"));
    WallarooClient client = WALLAROO.client();

    ModelList blocking = client.models().listModels(q -> q.workspaceId(31L));
    ModelList async = client.async().models().listModels(q -> q.workspaceId(31L)).get(10, SECONDS);
    ApiResponse<ModelList> raw =
        client.withRawResponse().models().listModels(q -> q.workspaceId(31L));
    WorkspaceList workspaces = client.async().workspaces().listWorkspaces().get(10, SECONDS);
    ApiResponse<WorkspaceList> rawWorkspaces =
        client.withRawResponse().workspaces().listWorkspaces();

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
  void aWorkspaceIsNamedWithBothKeysAsTheVendorsClientDoes() {
    WALLAROO.answer(LIST, Fixtures.text("sheet/9-3-list-flat.json"));

    ModelList models =
        WALLAROO.client().models().listModels(q -> q.workspaceId(null).workspaceName("risk"));

    assertThat(WALLAROO.onlyRequest().getBodyAsString())
        .isEqualTo("{\"workspace_id\":null,\"workspace_name\":\"risk\"}");
    assertThat(models.models().get(0).name()).isEqualTo("old-style");
    assertThat(models.models().get(0).model()).isNull();
  }

  @Test
  void olderServersAcceptAnUploadWith200() {
    WALLAROO.answer(
        "/v1/api/models/upload_and_convert", Fixtures.text("sheet/9-1-upload-accepted.json"));
    UploadMetadata metadata =
        UploadMetadata.builder()
            .name("m")
            .visibility(Visibility.PRIVATE)
            .workspaceId(31)
            .conversion(
                Conversion.builder().framework(Framework.ONNX).requirements(List.of()).build())
            .build();

    UploadResponse receipt =
        WALLAROO
            .client()
            .models()
            .uploadAndConvert(
                q -> q.metadata(metadata).file(UploadSource.of(new byte[] {1}, "a\"b.onnx")));

    assertThat(receipt.insertModels().returning().get(0).versions().get(0).id()).isEqualTo(4107);
    List<MultipartText.Part> parts = MultipartText.parts(WALLAROO.onlyRequest());
    assertThat(parts.get(1).disposition()).endsWith("filename=\"a%22b.onnx\"");
  }

  @Test
  void aConfigurationThatIsNotThereIsNull() {
    WALLAROO.answer(
        "/v1/api/models/get_config_by_id", Fixtures.text("sheet/9-8-get-config-by-id-none.json"));

    assertThat(WALLAROO.client().models().getConfigById(q -> q.modelVersionId(1215)).modelConfig())
        .isNull();
  }

  @Test
  void whatIsNewToTheSpecificationIsHeardOf() {
    WALLAROO.answer(LIST, Fixtures.text("sheet/9-3-list-nested.json"));
    List<DriftEvent> events = new CopyOnWriteArrayList<>();
    ClientConfig config = FakeWallaroo.config().toBuilder().driftListener(events::add).build();

    WALLAROO
        .open(WallarooClient.builder().token("t"), config)
        .models()
        .listModels(q -> q.workspaceId(31L));

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.operation()).isEqualTo("listModels");
              assertThat(event.kind()).isEqualTo(DriftEvent.Kind.UNKNOWN_FIELD);
              assertThat(event.name()).isEqualTo("future_field");
            });
  }

  @Test
  void aFutureHoldsTheTypedFailure() {
    WALLAROO.answer(WORKSPACES, 401, Fixtures.text("sheet/9-9-error-401.json"));

    CompletableFuture<WorkspaceList> future =
        WALLAROO.client().async().workspaces().listWorkspaces();

    assertThatThrownBy(() -> future.get(10, SECONDS))
        .hasCauseInstanceOf(AuthenticationException.class);
  }

  @Test
  void aCancelledFutureEndsItsCall() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    CallListener listener =
        new CallListener() {
          @Override
          public void callEnded(CallEnd event) {
            ended.countDown();
          }
        };
    ClientConfig config = ClientConfig.builder().addListener(listener).build();
    try (ScriptedServer silent = ScriptedServer.start().otherwise(FixedResponse.neverAnswer());
        WallarooClient client =
            WallarooClient.builder().url(silent.uri()).token("t").config(config).build()) {
      CompletableFuture<ModelList> future =
          client.async().models().listModels(q -> q.workspaceId(1L));
      silent.awaitRequests(1);

      assertThat(future.cancel(true)).isTrue();

      assertThat(ended.await(10, SECONDS)).as("the call itself has ended").isTrue();
      assertThat(silent.requests()).as("and is not repeated").hasSize(1);
    }
  }

  @Test
  void aViewWithOtherOptionsSharesAllAndClosesNothing() {
    WALLAROO.violatesTheSpecification();
    WALLAROO.wire().stubFor(post(WORKSPACES).willReturn(aResponse().withStatus(503)));
    WallarooClient client = WALLAROO.client();
    WallarooClient once = client.withOptions(CallOptions.builder().maxAttempts(1).build());

    assertThatThrownBy(() -> once.workspaces().listWorkspaces());
    assertThat(WALLAROO.requests()).hasSize(1);
    once.close();
    assertThatThrownBy(() -> client.workspaces().listWorkspaces());
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
    registry.checkHealth();

    client.close();
    client.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.workspaces().listWorkspaces())
        .isInstanceOf(IllegalStateException.class);
    assertThat(WALLAROO.requests()).hasSize(1);
  }

  @Test
  void theRegistryIsTheClientsOwn() {
    WallarooClient client = WALLAROO.open(WallarooClient.builder().token("t").workspace("risk"));

    assertThat(client.registry().name()).isEqualTo("wallaroo");
    assertThat(client.registry().unwrap(WallarooClient.class)).containsSame(client);
    assertThat(client.workspace()).isEqualTo("risk");
  }

  @Test
  void aPrefixStaysAndSlashesGo() {
    try (WallarooClient client =
        WallarooClient.builder().url("https://example.test/ml//").token("t").build()) {
      assertThat(client.baseUrl()).isEqualTo(URI.create("https://example.test/ml"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://example.test", "https://ann:pw-17@example.test", "a b"})
  void aUrlThatIsNoneIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> WallarooClient.builder().url(url).token("t").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("URL")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void aClientNeedsAUrlAndOneWayToLogIn() {
    WallarooLogin login = WallarooLogin.of("ann", "password-17");

    assertThatThrownBy(() -> WallarooClient.builder().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("2 problems", "needs a url", "token or a login");
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
