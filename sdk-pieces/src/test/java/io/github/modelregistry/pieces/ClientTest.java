package io.github.modelregistry.pieces;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.modelregistry.client.ApiResponse;
import io.github.modelregistry.client.CallEnd;
import io.github.modelregistry.client.CallListener;
import io.github.modelregistry.client.CallOptions;
import io.github.modelregistry.client.ClientConfig;
import io.github.modelregistry.client.DriftEvent;
import io.github.modelregistry.error.AuthenticationException;
import io.github.modelregistry.error.ConfigurationException;
import io.github.modelregistry.error.DecodingException;
import io.github.modelregistry.error.InvalidRequestException;
import io.github.modelregistry.pieces.model.ApplicationName;
import io.github.modelregistry.pieces.model.Context;
import io.github.modelregistry.pieces.model.ModelList;
import io.github.modelregistry.pieces.model.Platform;
import io.github.modelregistry.pieces.model.SeededTrackedApplication;
import io.github.modelregistry.registry.ModelRegistry;
import io.github.modelregistry.registry.RegisteredModel;
import io.github.modelregistry.testkit.Fixtures;
import io.github.modelregistry.testkit.ScriptedResponse;
import io.github.modelregistry.testkit.ScriptedServer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the typed client sends, and what it makes of the answers. */
class ClientTest {

  @RegisterExtension static final FakePieces PIECES = new FakePieces();

  private static final String APPLICATION_ID = "1d3b6f1c-9f53-4e57-9c87-0c1b2e0a6f20";

  @Test
  void aClientShowsItsAddressAndNoKey() {
    assertThat(PIECES.client()).hasToString("PiecesClient[" + PIECES.url() + "]");
  }

  @Test
  void theThreeViewsMakeTheSameCalls() throws Exception {
    PIECES.answer("GET", "/models", list());
    PIECES.answer("GET", "/.well-known/version", FakePieces.text(200, "12.3.9"));
    PIECES.violatesTheSpecification(); // by words that no enumeration lists
    PiecesClient client = PIECES.client();

    ModelList blocking = client.models().listModels();
    ModelList async = client.async().models().listModels().get(10, SECONDS);
    ApiResponse<ModelList> raw = client.withRawResponse().models().listModels();

    assertThat(async).isEqualTo(blocking);
    assertThat(raw.body()).isEqualTo(blocking);
    assertThat(raw.status()).isEqualTo(200);
    assertThat(raw.attempts()).isEqualTo(1);
    assertThat(client.async().wellKnown().getVersion().get(10, SECONDS)).isEqualTo("12.3.9");
    assertThat(client.withRawResponse().wellKnown().getVersion().body()).isEqualTo("12.3.9");
    assertThat(PIECES.requests())
        .hasSize(5)
        .allSatisfy(
            request -> {
              assertThat(request.getHeader("User-Agent")).contains("pieces");
              assertThat(request.getHeader("X-Application-ID")).isNull();
              assertThat(request.getHeader("Authorization")).isNull();
              assertThat(request.getHeader("Content-Type")).isNull();
              assertThat(request.getBody()).isEmpty();
            });
  }

  @Test
  void anIntroducedProgramSendsTheIdThatItGot() throws Exception {
    PIECES.answer("POST", "/connect", FakePieces.json(Fixtures.text("sheet/9-connect.json")));
    PIECES.answer("GET", "/.well-known/health", FakePieces.text(200, "ok"));
    PiecesClient client = PIECES.client();

    PiecesClient connected = client.connect(program());
    connected.wellKnown().getHealth();
    connected.withOptions(CallOptions.builder().maxAttempts(1).build()).wellKnown().getHealth();
    connected.registry().checkHealth();
    client.wellKnown().getHealth();
    Context again =
        client.async().connections().connect(q -> q.application(program())).get(10, SECONDS);

    assertThat(again.user()).as("nobody is signed in").isNull();
    assertThat(PIECES.requests())
        .extracting(request -> request.getHeader("X-Application-ID"))
        .containsExactly(null, APPLICATION_ID, APPLICATION_ID, APPLICATION_ID, null, null);
    assertThat(PIECES.requests().get(0).getBodyAsString())
        .isEqualTo(
            "{\"application\":{\"name\":\"OPEN_SOURCE\",\"version\":\"1.0.0\","
                + "\"platform\":\"LINUX\"}}");
  }

  @Test
  void theIdIsGivenToTheBuilderToo() {
    PIECES.answer("GET", "/.well-known/health", FakePieces.text(200, "OK:1"));
    PiecesClient client =
        PIECES.open(PiecesClient.builder().url(PIECES.url()).applicationId(APPLICATION_ID));

    client.withRawResponse().wellKnown().getHealth();

    assertThat(PIECES.onlyRequest().getHeader("X-Application-ID")).isEqualTo(APPLICATION_ID);
  }

  @Test
  void theIdDoesNotFollowARedirectToAnotherHost() {
    try (ScriptedServer elsewhere = ScriptedServer.start().otherwise(ScriptedResponse.json("{}"));
        ScriptedServer redirecting =
            ScriptedServer.start()
                .otherwise(
                    ScriptedResponse.status(302).header("Location", elsewhere.uri() + "/models"));
        PiecesClient client =
            PiecesClient.builder().url(redirecting.uri()).applicationId(APPLICATION_ID).build()) {
      assertThatThrownBy(() -> client.models().listModels()).hasMessageContaining("302");

      assertThat(elsewhere.requests()).isEmpty();
      assertThat(redirecting.requests().get(0).header("X-Application-ID"))
          .isEqualTo(APPLICATION_ID);
    }
  }

  @Test
  void namesAreFoundByTheUniqueOneFirst() {
    PIECES.answer(
        "GET",
        "/models",
        FakePieces.json(
            """
            {"iterable":[
             {"id":"1","version":"1","created":{"value":"2026-01-05T08:30:00Z"},
              "name":"phi","cloud":true,"type":"SPEED","usage":"OCR"},
             {"id":"2","version":"1","created":{"value":"2026-01-05T08:30:00Z"},
              "name":"Phi 3","cloud":true,"type":"SPEED","usage":"OCR","unique":"phi"},
             {"id":"3","version":"1","created":{"value":"2026-01-05T08:30:00Z"},
              "name":"phi","cloud":true,"type":"SPEED","usage":"OCR","unique":"phi"}]}
            """));
    ModelRegistry registry = PIECES.client().registry();

    assertThat(registry.findByName("phi"))
        .extracting(RegisteredModel::id)
        .containsExactly("2", "3", "1");
    assertThat(registry.findByName("Phi 3")).extracting(RegisteredModel::id).containsExactly("2");
    assertThat(registry.findByName("ph")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"o", "hello", "not ok"})
  void anotherProgramOnThePortIsFoundOutByTheProbe(String body) {
    PIECES.answer("GET", "/.well-known/health", FakePieces.text(200, body));

    assertThatThrownBy(() -> PIECES.client().registry().checkHealth())
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("another program");
  }

  @Test
  void aHealthCheckReadsTheHealthText() {
    PIECES.answer(
        "GET",
        "/.well-known/health",
        FakePieces.text(200, Fixtures.text("sheet/9-13-health-with-id.txt")));

    assertThat(PIECES.client().registry().checkHealth().endpoint())
        .hasToString(PIECES.url() + "/.well-known/health");
    assertThat(PIECES.onlyRequest().getUrl()).isEqualTo("/.well-known/health");
  }

  @Test
  void anIdIsOneSegmentWhateverItHolds() {
    PIECES.answer(
        "GET",
        "/model/a%2F..%2Fb%3F%23%25%C3%BC",
        FakePieces.json(Fixtures.text("sheet/9-custom-model.json")));
    PiecesClient client = PIECES.client();

    client.models().getModel(q -> q.modelId("a/../b?#%ü"));

    assertThat(PIECES.onlyRequest().getUrl()).isEqualTo("/model/a%2F..%2Fb%3F%23%25%C3%BC");
    for (String refused : List.of("", ".", "..", "a\nb")) {
      assertThatThrownBy(() -> client.models().getModel(q -> q.modelId(refused)))
          .isInstanceOf(InvalidRequestException.class);
      assertThatThrownBy(() -> client.download(refused))
          .isInstanceOf(InvalidRequestException.class);
    }
    assertThat(PIECES.requests()).hasSize(1);
  }

  @Test
  void anUpdateLacksNothingThatTheModelNeeds() {
    PiecesClient client = PIECES.client();

    assertThatThrownBy(() -> client.models().updateModel(q -> q.name("n")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("id")
        .hasMessageContaining("usage");
    assertThat(PIECES.requests()).isEmpty();
  }

  @Test
  void whatIsNewToTheSpecificationIsHeardOf() {
    PIECES.violatesTheSpecification();
    PIECES.answer("GET", "/models", list());
    List<String> events = new CopyOnWriteArrayList<>();
    ClientConfig config =
        FakePieces.config().toBuilder()
            .driftListener((DriftEvent event) -> events.add(event.kind() + " " + event.name()))
            .build();

    try (PiecesClient client = PiecesClient.builder().url(PIECES.url()).config(config).build()) {
      client.models().listModels();
    }

    assertThat(Set.copyOf(events))
        .containsExactlyInAnyOrder(
            "UNKNOWN_ENUM NOVA_9", "UNKNOWN_ENUM SOME_NEW_VENDOR", "UNKNOWN_FIELD reasoning");
  }

  @Test
  void aFutureHoldsTheTypedFailure() {
    PIECES.answer("GET", "/models", FakePieces.text(401, "Unauthorized"));

    CompletableFuture<ModelList> future = PIECES.client().async().models().listModels();

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
    try (ScriptedServer silent = ScriptedServer.start().otherwise(ScriptedResponse.neverAnswer());
        PiecesClient client = PiecesClient.builder().url(silent.uri()).config(config).build()) {
      CompletableFuture<ModelList> future = client.async().models().listModels();
      silent.awaitRequests(1);

      assertThat(future.cancel(true)).isTrue();

      assertThat(ended.await(10, SECONDS)).as("the call itself has ended").isTrue();
      assertThat(silent.requests()).as("and is not repeated").hasSize(1);
    }
  }

  @Test
  void closingTheClientClosesItsViewsAndItsRegistryClosesNothing() {
    PIECES.answer("GET", "/.well-known/health", FakePieces.text(200, "ok"));
    PiecesClient client = PIECES.client();
    PiecesClient view = client.withApplicationId("x");
    ModelRegistry registry = client.registry();
    view.close();
    registry.close();
    registry.checkHealth();

    client.close();
    client.close();

    assertThatThrownBy(registry::checkHealth).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> view.wellKnown().getHealth())
        .isInstanceOf(IllegalStateException.class);
    assertThat(PIECES.requests()).extracting(LoggedRequest::getUrl).hasSize(1);
  }

  @Test
  void theRegistryIsTheClientsOwn() {
    PiecesClient client = PIECES.client();

    assertThat(client.registry().name()).isEqualTo("pieces");
    assertThat(client.registry().unwrap(PiecesClient.class)).containsSame(client);
  }

  @Test
  void aPrefixStaysAndSlashesGo() {
    try (PiecesClient client = PiecesClient.builder().url("http://127.0.0.1:39300/p//").build()) {
      assertThat(client.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:39300/p"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://example.test", "https://ann:pw-17@example.test", "a b"})
  void aUrlThatIsNoneIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> PiecesClient.builder().url(url).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("URL")
        .hasMessageNotContaining("pw-17");
  }

  @Test
  void aClientNeedsAUrlOrTheWishToLook() {
    assertThatThrownBy(() -> PiecesClient.builder().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("either a url or discover()");
    assertThatThrownBy(() -> PiecesClient.builder().url("http://localhost:1").discover().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("either");
  }

  private static ResponseDefinitionBuilder list() {
    return FakePieces.json(Fixtures.text("sheet/9-1-list-models.json"));
  }

  private static SeededTrackedApplication program() {
    return SeededTrackedApplication.builder()
        .name(ApplicationName.OPEN_SOURCE)
        .version("1.0.0")
        .platform(Platform.LINUX)
        .build();
  }
}
