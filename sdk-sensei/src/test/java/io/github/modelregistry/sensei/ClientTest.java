package io.github.modelregistry.sensei;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.modelregistry.auth.Credentials;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.sensei.model.Model;
import io.github.modelregistry.sensei.model.ModelTranscoding;
import io.github.modelregistry.sensei.model.NewModel;
import io.github.modelregistry.sensei.model.OriginType;
import io.github.modelregistry.testkit.FixedResponse;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.MultipartText;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transfer.UploadSource;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

  @RegisterExtension static final FakeSensei SENSEI = new FakeSensei();

  private static final String MODEL = "{\"id\":\"m-1\",\"name\":\"n\"}";

  @Test
  void aClientShowsItsAddressAndNoKey() {
    assertThat(SENSEI.client()).hasToString("SenseiClient[" + SENSEI.url() + ", sandbox prod]");
  }

  @Test
  void theThreeViewsMakeTheSameCalls() throws Exception {
    SENSEI.answer(
        "/models/m-1",
        FakeSensei.document(200, FakeSensei.PROFILE + "model.v1.json", MODEL)
            .withHeader("ETag", "\"0a00\""));
    SENSEI.answer(
        "/models/m-1/transcodings/t-1",
        200,
        "modelTranscoding.v1.json",
        Fixtures.text("seed/get-transcoding.response.json"));
    SenseiClient client = SENSEI.client();

    Model blocking = client.models().getModel(q -> q.modelId("m-1"));
    Model async = client.async().models().getModel(q -> q.modelId("m-1")).get(10, SECONDS);
    ApiResponse<Model> raw = client.withRawResponse().models().getModel(q -> q.modelId("m-1"));
    ModelTranscoding transcoding =
        client
            .async()
            .transcodings()
            .getTranscoding(q -> q.modelId("m-1").modelTranscodingId("t-1"))
            .get(10, SECONDS);
    ApiResponse<ModelTranscoding> rawTranscoding =
        client
            .withRawResponse()
            .transcodings()
            .getTranscoding(q -> q.modelId("m-1").modelTranscodingId("t-1"));

    assertThat(async).isEqualTo(blocking);
    assertThat(raw.body()).isEqualTo(blocking);
    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.headers().get("etag")).as("as compression changes it").startsWith("\"0a00");
    assertThat(rawTranscoding.body()).isEqualTo(transcoding);
    assertThat(SENSEI.requests())
        .hasSize(5)
        .allSatisfy(
            request -> {
              assertThat(request.getHeader("Authorization"))
                  .isEqualTo("Bearer " + FakeSensei.TOKEN);
              assertThat(request.getHeader("x-api-key")).isEqualTo(FakeSensei.CLIENT_ID);
              assertThat(request.getHeader("x-gw-ims-org-id")).isEqualTo(FakeSensei.ORGANIZATION);
              assertThat(request.getHeader("x-sandbox-name")).isEqualTo("prod");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json;charset=UTF-8",
        "application/vnd.adobe.platform.sensei+json; profile=model.v1.json",
        "text/plain"
      })
  void anAnswerIsReadWhateverItsMediaTypeSays(String type) {
    SENSEI.mayViolateTheSpecification();
    SENSEI.answer("/models/m-1", FakeSensei.document(200, type, MODEL));

    assertThat(SENSEI.client().models().getModel(q -> q.modelId("m-1")).name()).isEqualTo("n");
  }

  @Test
  void aTagIsSentBackToGuardAnUpdate() {
    SENSEI.answer("/models/m-1", 200, "model.v1.json", MODEL);

    SENSEI
        .client()
        .models()
        .updateModel(q -> q.modelId("m-1").ifMatch("\"0a00\"").id("m-1").name("n"));

    assertThat(SENSEI.onlyRequest().getHeader("If-Match")).isEqualTo("\"0a00\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.adobe.platform.sensei+json;profile=mlInstance.v1.json",
        "application/json"
      })
  void anUpdateCanBeSentUnderTheTypeThatTheGuidePrints(String type) {
    SENSEI.answer("/models/m-1", 200, "model.v1.json", MODEL);
    SenseiClient asPrinted =
        SENSEI.client().withOptions(CallOptions.builder().header("Content-Type", type).build());

    asPrinted.models().updateModel(q -> q.modelId("m-1").id("m-1"));

    assertThat(SENSEI.onlyRequest().getHeader("Content-Type")).isEqualTo(type);
    assertThat(SENSEI.onlyRequest().getHeader("x-gw-ims-org-id"))
        .as("the client's own headers stay")
        .isEqualTo(FakeSensei.ORGANIZATION);
  }

  /** The guide's curl sends no content type with the part; the other documents have one. */
  @Test
  void aModelCanBeRegisteredAsTheGuidesCurlSendsIt() {
    SENSEI.answer(
        "/models", 201, "model.v1.json", Fixtures.text("seed/register-model.response.json"));

    SENSEI
        .client()
        .models()
        .registerModel(
            q ->
                q.model(NewModel.builder().name("n").originType(OriginType.OFFLINE).build())
                    .modelContentType(null)
                    .modelArtifact(UploadSource.of(new byte[] {1}, "model.onnx")));

    assertThat(MultipartText.parts(SENSEI.onlyRequest()))
        .extracting(MultipartText.Part::contentType)
        .containsExactly("", "application/octet-stream");
  }

  @Test
  void aViewMayAskAnotherSandboxAndNobodyElse() {
    SENSEI.answer("/models/m-1", 200, "model.v1.json", MODEL);
    SenseiClient view =
        SENSEI
            .client()
            .withOptions(
                CallOptions.builder()
                    .header("x-sandbox-name", "dev")
                    .header("Authorization", "Bearer other")
                    .header("x-api-key", "other")
                    .build());

    view.models().getModel(q -> q.modelId("m-1"));

    assertThat(SENSEI.onlyRequest().getHeader("x-sandbox-name")).isEqualTo("dev");
    assertThat(SENSEI.onlyRequest().getHeader("Authorization"))
        .isEqualTo("Bearer " + FakeSensei.TOKEN);
    assertThat(SENSEI.onlyRequest().getHeader("x-api-key")).isEqualTo(FakeSensei.CLIENT_ID);
  }

  @Test
  void credentialsFollowNoRedirect() {
    SENSEI.mayViolateTheSpecification();
    try (ScriptedServer foreign = ScriptedServer.start().otherwise(FixedResponse.json(MODEL))) {
      SENSEI.answer(
          "/models/m-1",
          aResponse().withStatus(302).withHeader("Location", foreign.uri() + "/models/m-1"));

      assertThatThrownBy(() -> SENSEI.client().models().getModel(q -> q.modelId("m-1")))
          .hasMessageContaining("Redirects are not followed");

      assertThat(foreign.connections()).isZero();
    }
  }

  @Test
  void whatIsNewToTheSpecificationIsHeardOf() {
    SENSEI.answer(
        "/models",
        200,
        "modelListing.v1.json",
        Fixtures.text("sheet/9-1-list-models-first-page.json"));
    List<DriftEvent> events = new CopyOnWriteArrayList<>();
    SenseiClient client =
        SENSEI.open(
            SENSEI
                .builder()
                .token("t")
                .config(FakeSensei.config().toBuilder().driftListener(events::add).build()));

    client.models().listModels();

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.operation()).isEqualTo("listModels");
              assertThat(event.kind()).isEqualTo(DriftEvent.Kind.UNKNOWN_FIELD);
              assertThat(event.name()).isEqualTo("qualityTier");
            });
  }

  @Test
  void aFutureHoldsTheTypedFailure() {
    SENSEI.answerEverything(
        401, "application/json", Fixtures.text("sheet/9-error-401-gateway.json"));

    CompletableFuture<Model> future =
        SENSEI.client().async().models().getModel(q -> q.modelId("m-1"));

    assertThatThrownBy(() -> future.get(10, SECONDS))
        .hasCauseInstanceOf(AuthenticationException.class);
  }

  @Test
  void aViewWithOtherOptionsSharesAllAndClosesNothing() {
    SENSEI.mayViolateTheSpecification();
    SENSEI.answerEverything(503, "text/plain", "no");
    SenseiClient client = SENSEI.client();
    SenseiClient once = client.withOptions(CallOptions.builder().maxAttempts(1).build());

    assertThatThrownBy(() -> once.models().listModels());
    assertThat(SENSEI.requests()).hasSize(1);
    once.close();
    assertThatThrownBy(() -> client.models().listModels());
    assertThat(SENSEI.requests()).as("three by the client, still open").hasSize(4);
    assertThat(once.baseUrl()).isEqualTo(client.baseUrl());
    assertThat(once.sandbox()).isEqualTo(client.sandbox());
  }

  @Test
  void closingTheClientClosesItsViewsAndItsRegistryClosesNothing() {
    SENSEI.answer("/models", 200, "modelListing.v1.json", "{\"children\":[]}");
    SenseiClient client = SENSEI.client();
    SenseiClient view = client.withOptions(CallOptions.none());
    ModelRegistry registry = client.registry();
    registry.close();
    registry.checkHealth();

    client.close();
    client.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.models().listModels()).isInstanceOf(IllegalStateException.class);
    assertThat(SENSEI.requests()).hasSize(1);
  }

  @Test
  void theRegistryIsTheClientsOwn() {
    SenseiClient client = SENSEI.open(SENSEI.builder().token("t").sandbox("dev"));

    assertThat(client.registry().name()).isEqualTo("sensei");
    assertThat(client.registry().unwrap(SenseiClient.class)).containsSame(client);
  }

  @Test
  void withoutAUrlItIsProduction() {
    try (SenseiClient client =
        SenseiClient.builder().clientId("c").organization("o").token("t").build()) {
      assertThat(client.baseUrl()).isEqualTo(URI.create("https://platform.adobe.io/data/sensei"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://example.test", "https://ann:pw-17@example.test", "a b"})
  void aUrlThatIsNoneIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> SENSEI.builder().url(url).token("t").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("URL")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    ConfigurationException refused =
        catchThrowableOfType(
            ConfigurationException.class,
            () -> SenseiClient.builder().sandbox("two words").build());

    assertThat(refused.problems())
        .containsExactly(
            "A Sensei client needs a client id",
            "A Sensei client needs an organization",
            "The sandbox must be printable ASCII without spaces",
            "A Sensei client needs either a token or a login");
  }

  @Test
  void aTokenAndALoginAreOneTooMany() {
    assertThatThrownBy(
            () -> SENSEI.builder().credentials(Credentials.none()).login(SENSEI.login()).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("not both");
  }

  @Test
  void aTokenGoesToNoOtherMachineInTheClear() {
    assertThatThrownBy(
            () -> SENSEI.builder().url("http://example.test").token("t-17-secret").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("https")
        .hasMessageNotContaining("t-17-secret");
  }
}
