package io.github.modelregistry.marqtune;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.error.NotFoundException;
import io.github.modelregistry.error.TransportException;
import io.github.modelregistry.marqtune.model.Model;
import io.github.modelregistry.marqtune.model.ModelList;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import io.github.modelregistry.transport.OkHttpTransports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the typed client sends, what it makes of the answers, and how it ends. */
class ClientTest {

  @RegisterExtension static final FakeMarqtune MARQTUNE = new FakeMarqtune();

  private static final String WRAPPED = Fixtures.text("sheet/3-1-list-models-wrapped.json");

  @Test
  void aClientShowsItsAddressAndNoKey() {
    assertThat(MARQTUNE.client()).hasToString("MarqtuneClient[" + MARQTUNE.url() + "]");
  }

  @Test
  void everyCallCarriesTheKeyInItsOwnHeaderAndNowhereElse() {
    MARQTUNE.answer("/models", WRAPPED);

    MARQTUNE.client().models().listModels();

    var request = MARQTUNE.onlyRequest();
    assertThat(request.getUrl()).isEqualTo("/models");
    assertThat(request.getHeader("x-api-key")).isEqualTo(FakeMarqtune.API_KEY);
    assertThat(request.getHeader("Authorization")).isNull();
    assertThat(request.getHeader("Accept")).isEqualTo("application/json, text/plain");
    assertThat(request.getHeader("User-Agent")).contains("marqtune");
  }

  @Test
  void anIdIsOneSegmentWhateverItHolds() {
    MARQTUNE.answer("/models/a%2F..%2Fb%3F%23%25%C3%BC", Fixtures.text("sheet/9-1-get-model.json"));
    MarqtuneClient client = MARQTUNE.client();

    client.models().getModel(q -> q.modelId("a/../b?#%ü"));

    assertThat(MARQTUNE.onlyRequest().getUrl()).isEqualTo("/models/a%2F..%2Fb%3F%23%25%C3%BC");
    for (String refused : List.of("", ".", "..", "a\nb")) {
      assertThatThrownBy(() -> client.models().getModel(q -> q.modelId(refused)))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @Test
  void theThreeViewsMakeTheSameCalls() throws Exception {
    MARQTUNE.answer("/models", WRAPPED);
    MarqtuneClient client = MARQTUNE.client();

    ModelList blocking = client.models().listModels();
    ModelList async = client.async().models().listModels().get(10, SECONDS);
    ApiResponse<ModelList> raw = client.withRawResponse().models().listModels();

    assertThat(async).isEqualTo(blocking);
    assertThat(raw.body()).isEqualTo(blocking);
    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.attempts()).isEqualTo(1);
    assertThat(MARQTUNE.requests()).hasSize(3);
  }

  @Test
  void aFutureHoldsTheTypedFailureOfAnEnvelopeToo() {
    MARQTUNE.answer("/models/m", Fixtures.text("sheet/3-1-get-model-404-inside-200.json"));

    CompletableFuture<Model> future =
        MARQTUNE.client().async().models().getModel(q -> q.modelId("m"));

    assertThatThrownBy(() -> future.get(10, SECONDS)).hasCauseInstanceOf(NotFoundException.class);
  }

  @Test
  void aViewWithOptionsSharesTheClientAndLeavesItOpen() {
    MARQTUNE.answer("/models", WRAPPED);
    MarqtuneClient client = MARQTUNE.client();
    MarqtuneClient view =
        client.withOptions(CallOptions.builder().callTimeout(Duration.ofSeconds(9)).build());

    view.models().listModels();
    view.close();
    client.models().listModels();
    client.close();
    client.close();

    assertThat(MARQTUNE.requests()).hasSize(2);
    assertThatThrownBy(() -> view.models().listModels()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> client.models().listModels())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallThatIsNotRepeatableByOptionIsSentOnce() {
    MARQTUNE.answer("/models", "{\"statusCode\":503,\"body\":{\"message\":null}}");
    MarqtuneClient once =
        MARQTUNE.client().withOptions(CallOptions.builder().maxAttempts(1).build());

    assertThatThrownBy(() -> once.models().listModels()).hasMessageContaining("503");

    assertThat(MARQTUNE.requests()).hasSize(1);
  }

  @Test
  void whatIsNotInTheSpecificationIsHeardOfInsideAnEnvelopeToo() {
    MARQTUNE.answer(
        "/models/m",
        "{\"statusCode\":200,\"body\":{\"modelId\":\"m\",\"modelName\":\"n\",\"status\":\"queued\","
            + "\"secondaryStatus\":null,\"baseModel\":\"b\",\"instanceType\":\"marqtune.huge\","
            + "\"hyperparameters\":{},\"released\":true}}");
    List<DriftEvent> events = new CopyOnWriteArrayList<>();
    ClientConfig config = FakeMarqtune.config().toBuilder().driftListener(events::add).build();

    Model model = MARQTUNE.client(config).models().getModel(q -> q.modelId("m"));

    assertThat(model.status().value()).isEqualTo("queued");
    assertThat(events)
        .extracting(event -> event.kind() + " " + event.path() + " " + event.name())
        .containsExactlyInAnyOrder(
            "UNKNOWN_ENUM $.status queued",
            "UNKNOWN_ENUM $.instanceType marqtune.huge",
            "UNKNOWN_FIELD $.released released");
  }

  @Test
  void aListenerHearsOfTheStatusThatCounts() {
    MARQTUNE.answer("/models/m", Fixtures.text("sheet/3-1-get-model-404-inside-200.json"));
    List<CallEnd> ends = new CopyOnWriteArrayList<>();
    CallListener listener =
        new CallListener() {
          @Override
          public void callEnded(CallEnd event) {
            ends.add(event);
          }
        };
    ClientConfig config = FakeMarqtune.config().toBuilder().addListener(listener).build();
    MarqtuneClient client = MARQTUNE.client(config);

    assertThatThrownBy(() -> client.models().getModel(q -> q.modelId("m")))
        .isInstanceOf(NotFoundException.class);

    assertThat(ends).hasSize(1);
    assertThat(ends.get(0).status()).isEqualTo(404);
  }

  @Test
  void anAnswerCutInsideItsEnvelopeIsAskedForAgain() {
    try (ScriptedServer server = ScriptedServer.start();
        MarqtuneClient client =
            MarqtuneClient.builder()
                .url(server.uri())
                .apiKey("k")
                .config(FakeMarqtune.config())
                .transport(OkHttpTransports.standard())
                .build()) {
      server.enqueue(
          ScriptedResponse.json(WRAPPED).truncatedAfter(99), ScriptedResponse.json(WRAPPED));

      assertThat(client.models().listModels().models()).hasSize(2);
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aRedirectIsNotFollowedAndTheKeyStaysHome() {
    try (ScriptedServer elsewhere = ScriptedServer.start()) {
      MARQTUNE.violatesTheSpecification();
      MARQTUNE.answer(
          "/models",
          aResponse().withStatus(302).withHeader("Location", elsewhere.uri() + "/models"));
      MarqtuneClient client = MARQTUNE.client();

      assertThatThrownBy(() -> client.models().listModels()).hasMessageContaining("302");

      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void theVendorsOwnServerIsAskedUnlessToldOtherwise() {
    try (MarqtuneClient client = MarqtuneClient.builder().apiKey("k-e-y-1").build();
        MarqtuneClient other =
            MarqtuneClient.builder().url("https://m.test/tune/").apiKey("k-e-y-1").build()) {
      assertThat(client.baseUrl()).hasToString("https://marqtune.marqo.ai");
      assertThat(other.baseUrl()).hasToString("https://m.test/tune");
      assertThat(client + " " + other).doesNotContain("k-e-y-1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://example.test", "https://ann:pw-17@example.test", "a b"})
  void anAddressThatIsNoUrlIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> MarqtuneClient.builder().url(url).apiKey("k").build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("URL")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void aMissingOrBrokenKeyIsNamedAndNotShown() {
    assertThatThrownBy(() -> MarqtuneClient.builder().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("API key");
    assertThatThrownBy(() -> MarqtuneClient.builder().apiKey("k-e-y\u00071"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("API key")
        .hasMessageNotContaining("k-e-y");
  }

  @Test
  void theKeyDoesNotGoOverPlainHttpToAnotherMachine() {
    MarqtuneClient.Builder plain =
        MarqtuneClient.builder().url("http://tune.example.test").apiKey("k-e-y-1");

    assertThatThrownBy(
            () -> {
              try (MarqtuneClient client = plain.build()) {
                client.models().listModels();
              }
            })
        .isInstanceOfAny(ConfigurationException.class, TransportException.class)
        .hasMessageNotContaining("k-e-y-1");
  }
}
