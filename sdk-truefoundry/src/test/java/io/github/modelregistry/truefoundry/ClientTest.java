package io.github.modelregistry.truefoundry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.json.JsonValue;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.truefoundry.model.GetModelResponse;
import io.github.modelregistry.truefoundry.model.ListModelsResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the typed client sends, and what it makes of the answers. */
class ClientTest {

  @RegisterExtension static final FakeTrueFoundry TRUE_FOUNDRY = new FakeTrueFoundry();

  private static final String MODELS = Fixtures.text("sheet/9-1-list-models-ml.json");
  private static final String NO_VERSIONS = "{\"data\":[],\"pagination\":{\"total\":0}}";

  @Test
  void aClientShowsItsAddressAndNoKey() {
    assertThat(TRUE_FOUNDRY.client())
        .hasToString("TrueFoundryClient[" + TRUE_FOUNDRY.url() + "/api/ml/v1]");
  }

  @Test
  void allSevenParametersOfTheListReachTheQuery() {
    TRUE_FOUNDRY.answer("/models", MODELS);

    TRUE_FOUNDRY
        .client()
        .models()
        .listModels(
            q ->
                q.fqn("model:acme/growth ml/churn+x")
                    .mlRepoId("420")
                    .name("churn&xgb=ü")
                    .offset(40L)
                    .limit(20)
                    .runId("9f2c")
                    .includeEmptyModels(false));

    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .startsWith("/api/ml/v1/models?")
        .contains("fqn=model%3Aacme%2Fgrowth%20ml%2Fchurn%2Bx")
        .contains("ml_repo_id=420")
        .contains("name=churn%26xgb%3D%C3%BC")
        .contains("offset=40")
        .contains("limit=20")
        .contains("run_id=9f2c")
        .contains("include_empty_models=false");
    assertThat(
            JsonValue.parse(Fixtures.text("seed/list-models.request.json"))
                .get("documentedQueryParameters")
                .elements())
        .allSatisfy(
            name ->
                assertThat(TRUE_FOUNDRY.onlyRequest().getUrl()).contains(name.asString() + "="));
  }

  @Test
  void everyParameterOfTheVersionsReachesTheQuery() {
    TRUE_FOUNDRY.answer("/model-versions", NO_VERSIONS);

    TRUE_FOUNDRY
        .client()
        .modelVersions()
        .listModelVersions(
            q ->
                q.tag("champion")
                    .fqn("model:acme/r/m:3")
                    .modelId("m-1")
                    .mlRepoId("9")
                    .name("m")
                    .version(3L)
                    .runIds(List.of("a", "b"))
                    .runSteps(List.of(BigDecimal.ONE, BigDecimal.TEN))
                    .includeInternalMetadata(true)
                    .offset(0L)
                    .limit(100));

    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo(
            "/api/ml/v1/model-versions?tag=champion&fqn=model%3Aacme%2Fr%2Fm%3A3&model_id=m-1"
                + "&ml_repo_id=9&name=m&version=3&run_ids=a&run_ids=b&run_steps=1&run_steps=10"
                + "&include_internal_metadata=true&offset=0&limit=100");
  }

  @Test
  void anIdIsOneSegmentWhateverItHolds() {
    String answer =
        "{\"data\":" + JsonValue.parse(Fixtures.text("seed/list-models.json")).at("data", 0) + "}";
    TRUE_FOUNDRY.answer("/models/a%2F..%2Fb%3F%23%25%C3%BC", answer);
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    client.models().getModel(q -> q.id("a/../b?#%ü"));

    assertThat(TRUE_FOUNDRY.onlyRequest().getUrl())
        .isEqualTo("/api/ml/v1/models/a%2F..%2Fb%3F%23%25%C3%BC");
    for (String refused : List.of("", ".", "..", "a\nb")) {
      assertThatThrownBy(() -> client.models().getModel(q -> q.id(refused)))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThat(TRUE_FOUNDRY.requests()).hasSize(1);
  }

  @Test
  void anInvalidRequestFailsTheFutureOfAnAsynchronousCall() {
    TrueFoundryClient client = TRUE_FOUNDRY.client();
    for (CompletableFuture<?> refused :
        List.of(
            client.async().models().getModel(""),
            client.async().models().getModel(q -> {}),
            client.async().withRawResponse().models().getModel(".."))) {
      assertThatThrownBy(() -> refused.get(10, SECONDS))
          .hasCauseInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("getModel");
    }
    assertThat(TRUE_FOUNDRY.requests()).isEmpty();
  }

  @Test
  void theThreeViewsMakeTheSameCalls() throws Exception {
    TRUE_FOUNDRY.answer("/models", MODELS);
    TRUE_FOUNDRY.answer("/model-versions", NO_VERSIONS);
    TrueFoundryClient client = TRUE_FOUNDRY.client();

    ListModelsResponse blocking = client.models().listModels();
    ListModelsResponse async = client.async().models().listModels().get(10, SECONDS);
    ApiResponse<ListModelsResponse> raw = client.withRawResponse().models().listModels();

    assertThat(async).isEqualTo(blocking);
    assertThat(raw.body()).isEqualTo(blocking);
    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.attempts()).isEqualTo(1);
    assertThat(client.async().modelVersions().listModelVersions().get(10, SECONDS).data())
        .isEqualTo(client.withRawResponse().modelVersions().listModelVersions().body().data());
    assertThat(TRUE_FOUNDRY.requests())
        .hasSize(5)
        .allSatisfy(
            request -> {
              assertThat(request.getHeader("Accept")).isEqualTo("application/json, text/plain");
              assertThat(request.getHeader("User-Agent")).contains("truefoundry");
            });
  }

  @Test
  void aViewWithOptionsSharesTheClientAndLeavesItOpen() {
    TRUE_FOUNDRY.answer("/models", MODELS);
    TrueFoundryClient client = TRUE_FOUNDRY.client();
    TrueFoundryClient view =
        client.withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(9)).build());

    view.models().listModels();
    view.close();
    client.models().listModels();
    client.close();

    assertThat(TRUE_FOUNDRY.requests()).hasSize(2);
    assertThatThrownBy(() -> view.models().listModels()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallThatIsNotRepeatableByOptionIsSentOnce() {
    TRUE_FOUNDRY.answer("/models", aResponse().withStatus(503));
    TRUE_FOUNDRY.violatesTheSpecification();
    TrueFoundryClient once =
        TRUE_FOUNDRY.client().withOptions(CallOptions.builder().maxAttempts(1).build());

    assertThatThrownBy(() -> once.models().listModels()).hasMessageContaining("503");

    assertThat(TRUE_FOUNDRY.requests()).hasSize(1);
  }

  @Test
  void nothingWhereAModelShouldBeIsNamed() {
    TRUE_FOUNDRY.answer("/models/m-1", Fixtures.text("sheet/9-data-null.json"));
    TRUE_FOUNDRY.violatesTheSpecification();

    GetModelResponse answer = TRUE_FOUNDRY.client().models().getModel(q -> q.id("m-1"));

    assertThatThrownBy(answer::data).hasMessageContaining("$.data");
  }

  @Test
  void whatIsMissingForAClientIsNamed() {
    assertThatThrownBy(() -> TrueFoundryClient.builder().apiKey("k").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("host");
    assertThatThrownBy(() -> TrueFoundryClient.builder().host("https://x.test").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("API key");
  }

  @Test
  void credentialsDoNotGoOverPlainHttpToAnotherMachine() {
    TrueFoundryClient.Builder plain =
        TrueFoundryClient.builder().host("http://plane.example.test").apiKey("k-e-y-1");

    assertThatThrownBy(
            () -> {
              try (TrueFoundryClient client = plain.build()) {
                client.models().listModels();
              }
            })
        .isInstanceOfAny(ConfigurationException.class, TransportException.class)
        .hasMessageNotContaining("k-e-y-1");
  }
}
