package io.github.modelregistry.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.modelregistry.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SandboxExtension.class)
class PiecesSandboxTest {

  private static final String TEST_DATA = "sdk-pieces/src/test/resources/";
  private static final String HOSTED = "6f1c2b1e-0a53-4c0f-9b7a-3a2f0f6f1a01";
  private static final String LLAMA = "0b9d3c44-58de-4a77-8a02-1d0f4b7c2e02";
  private static final String BUILT_IN = "d4f1a6c0-77b2-4f2d-b6d1-9e8c5a1b3f03";
  private static final String CODER = "77c3a1de-1c2b-4f5a-8e9d-1b6a5c4d3e06";

  private PiecesSandbox pieces;
  private Caller caller;

  @BeforeEach
  void connect(PiecesSandbox sandbox) {
    pieces = sandbox;
    caller = Caller.of(sandbox);
  }

  private static JsonValue fixture(String file) {
    return JsonValue.parse(Caller.fixture(TEST_DATA + file));
  }

  /** Sends a call of the vendor's guide as it stands there. */
  private Caller.Response seed(String name) {
    JsonValue call = fixture("seed/" + name + ".request.json");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(pieces.baseUrl().resolve(call.at("path").asString()));
    call.at("headers").fields().forEach((header, value) -> request.header(header, text(value)));
    JsonValue bodyFile = call.get("bodyFile");
    request.method(
        text(call.at("method")),
        bodyFile == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(Caller.fixture(TEST_DATA + "seed/" + text(bodyFile))));
    return caller.send(request);
  }

  private static String text(JsonValue value) {
    return value.asString();
  }

  private void assertAnsweredAsDocumented(String name, Caller.Response answer) {
    JsonValue documented = fixture("seed/" + name + ".request.json").at("answer");
    assertThat(answer.status()).isEqualTo((int) documented.at("status").asLong());
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json()).isEqualTo(fixture("seed/" + text(documented.at("bodyFile"))));
  }

  private Caller.Response post(String path) {
    return caller.send(
        HttpRequest.newBuilder(pieces.baseUrl().resolve(path)).POST(BodyPublishers.noBody()));
  }

  private void removeLlamaFromTheDisk() {
    pieces.patchModel(LLAMA, "{\"downloaded\":false,\"loaded\":false}");
  }

  @Test
  void aModelIsGotAsDocumented() {
    String name = "models-specific-model-snapshot";

    assertAnsweredAsDocumented(name, seed(name));
  }

  @Test
  void aDownloadIsStartedAsDocumented() {
    removeLlamaFromTheDisk();
    String name = "model-specific-model-download";

    assertAnsweredAsDocumented(name, seed(name));
  }

  @Test
  void aDownloadIsCancelledAsDocumented() {
    removeLlamaFromTheDisk();
    seed("model-specific-model-download");
    String name = "model-specific-model-download-cancel";

    assertAnsweredAsDocumented(name, seed(name));
    assertThat(caller.get("/model/" + LLAMA).at("downloading")).isEqualTo("false");
  }

  @Test
  void aModelIsUnloadedAndLoadedAsDocumented() {
    String unload = "model-specific-model-unload";
    String load = "model-specific-model-load";

    assertAnsweredAsDocumented(unload, seed(unload));
    assertAnsweredAsDocumented(load, seed(load));
  }

  @Test
  void aModelIsUpdatedAsDocumented() {
    assertAnsweredAsDocumented("model-update", seed("model-update"));
  }

  @Test
  void theProgressWithoutASocketIsTheOneDocumentThatTheGuidePrints() {
    Caller.Response answer = caller.get("/model/" + LLAMA + "/download/progress");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"status\":\"UNKNOWN\"}");
  }

  @Test
  void theListHoldsHostedLocalAndOddModels() {
    JsonValue list = caller.get("/models").json();
    JsonValue mixed = fixture("sheet/9-1-list-models.json");

    assertThat(list.get("schema")).isEqualTo(mixed.get("schema"));
    assertThat(list.at("iterable").elements())
        .startsWith(mixed.at("iterable").elements().toArray(JsonValue[]::new))
        .endsWith(fixture("sheet/9-custom-model.json"))
        .hasSize(5);
  }

  @Test
  void aModelThatIsNotThereIsGoneWhereThatHasAWord() {
    Caller.Response answer = caller.get("/model/nowhere");

    assertThat(answer.status()).isEqualTo(410);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    assertThat(answer.text()).isEqualTo(Caller.fixture(TEST_DATA + "sheet/9-error-410.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"download", "download/cancel", "load", "unload"})
  void otherCallsFailWhereThereIsNoModel(String call) {
    Caller.Response answer = post("/model/nowhere/" + call);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
  }

  @Test
  void theServerTellsThatItIsWellAndWhichReleaseItIs() {
    assertThat(caller.get("/.well-known/health").text())
        .isEqualTo(Caller.fixture(TEST_DATA + "sheet/9-13-health.txt"));
    assertThat(caller.get("/.well-known/version").text())
        .isEqualTo(Caller.fixture(TEST_DATA + "sheet/9-version.txt"));
    HttpRequest head =
        HttpRequest.newBuilder(pieces.baseUrl().resolve("/.well-known/health"))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    assertThat(Caller.exchange(head).status()).isEqualTo(200);
  }

  @Test
  void aProgramThatIntroducesItselfIsToldItsIdTheSameEachTime() {
    String program =
        "{\"application\":{\"name\":\"OPEN_SOURCE\",\"version\":\"0.1.0\",\"platform\":\"LINUX\"}}";
    pieces.signOut();

    assertThat(caller.post("/connect", program).json())
        .isEqualTo(fixture("sheet/9-connect.json"))
        .isEqualTo(caller.post("/connect", program).json());
    assertThat(pieces.token())
        .isEqualTo(text(fixture("sheet/9-connect.json").at("application", "id")));
    assertThat(
            caller.post("/connect", program.replace("OPEN_SOURCE", "VIM")).at("application", "id"))
        .isNotEqualTo(caller.post("/connect", program).at("application", "id"));
  }

  @Test
  void aProgramOfAnUnknownNameIsRefusedInWords() {
    Caller.Response answer =
        caller.post(
            "/connect",
            "{\"application\":{\"name\":\"NOBODY\",\"version\":\"1.0.0\",\"platform\":\"LINUX\"}}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    assertThat(answer.text()).contains("body.application.name must be one of");
  }

  @Test
  void aDownloadTakesAStepEachTimeTheModelIsRead() {
    assertThat(post("/model/" + CODER + "/download").at("downloading")).isEqualTo("true");

    for (int read = 1; read <= 3; read++) {
      assertThat(caller.get("/model/" + CODER).at("downloading")).isEqualTo("true");
    }
    Caller.Response done = caller.get("/model/" + CODER);

    assertThat(done.at("downloading")).isEqualTo("false");
    assertThat(done.at("downloaded")).isEqualTo("true");
    assertThat(post("/model/" + CODER + "/load").at("loaded")).isEqualTo("true");
  }

  @Test
  void aDownloadThatIsToFailLeavesNothingBehindAndTheNextOneSucceeds() {
    pieces.failNextDownload();
    pieces.advanceManually();

    for (String downloaded : List.of("false", "true")) {
      post("/model/" + CODER + "/download");
      for (int step = 1; step <= 4; step++) {
        assertThat(caller.get("/model/" + CODER).at("downloading")).isEqualTo("true");
        pieces.advance(CODER);
      }
      assertThat(caller.get("/model/" + CODER).at("downloading")).isEqualTo("false");
      assertThat(caller.get("/model/" + CODER).at("downloaded")).isEqualTo(downloaded);
    }
  }

  @Test
  void listingDoesNotMoveADownload() {
    post("/model/" + CODER + "/download");

    for (int i = 0; i < 9; i++) {
      assertThat(caller.get("/models").at("iterable", 4, "downloading")).isEqualTo("true");
    }
  }

  @ParameterizedTest
  @CsvSource({HOSTED, LLAMA})
  void whatIsHostedOrHereIsNotDownloaded(String id) {
    JsonValue before = caller.get("/model/" + id).json();

    assertThat(post("/model/" + id + "/download").json()).isEqualTo(before);
    assertThat(post("/model/" + id + "/download/cancel").json()).isEqualTo(before);
    assertThat(caller.get("/model/" + id).json()).isEqualTo(before);
  }

  @Test
  void hostedModelsHaveNothingToLoadAndOthersMustBeHereFirst() {
    assertThat(post("/model/" + HOSTED + "/load").at("loaded")).isEqualTo("false");
    Caller.Response refused = post("/model/" + BUILT_IN + "/load");

    assertThat(refused.status()).isEqualTo(500);
    assertThat(refused.text()).isEqualTo("the model has not been downloaded");
  }

  @Test
  void anUpdateReplacesAllButWhatTheServerKnows() {
    post("/model/" + CODER + "/download");
    String changed =
        fixture("seed/model-update.body.json")
            .toString()
            .replace("team-coder\"", "renamed\"")
            .replace("\"parameters\":7", "\"description\":\"new\",\"loaded\":true")
            .replace("\"custom\":true", "\"custom\":false");

    JsonValue model = caller.post("/model/update", changed).json();

    assertThat(model.at("name").asString()).isEqualTo("renamed");
    assertThat(model.at("description").asString()).isEqualTo("new");
    assertThat(model.get("parameters")).isNull();
    assertThat(model.get("loaded")).isNull();
    assertThat(model.at("downloading").asBoolean()).isTrue();
    assertThat(model.at("custom").asBoolean()).isTrue();
    assertThat(caller.get("/models").json().at("iterable", 4)).isEqualTo(model);
  }

  @Test
  void onlyCustomModelsAreUpdated() {
    String body = fixture("seed/model-update.body.json").toString();

    Caller.Response builtIn = caller.post("/model/update", body.replace(CODER, LLAMA));

    assertThat(builtIn.status()).isEqualTo(500);
    assertThat(builtIn.text()).isEqualTo("only custom models can be updated");
    assertThat(caller.post("/model/update", body.replace(CODER, "nowhere")).status())
        .isEqualTo(500);
    assertThat(caller.get("/model/" + LLAMA).json().at("name").asString()).startsWith("Llama");
  }

  @Test
  void aRequestThatBreaksTheSpecificationIsRefusedInWords() {
    Caller.Response noBody =
        Caller.exchange(
            HttpRequest.newBuilder(pieces.baseUrl().resolve("/model/update"))
                .POST(BodyPublishers.noBody())
                .build());
    Caller.Response unknown =
        Caller.exchange(
            HttpRequest.newBuilder(pieces.baseUrl().resolve("/models?limit=1")).build());
    Caller.Response wrongVerb =
        Caller.exchange(
            HttpRequest.newBuilder(pieces.baseUrl().resolve("/model/" + CODER)).DELETE().build());

    assertThat(noBody.status()).isEqualTo(400);
    assertThat(noBody.header("Content-Type")).isEqualTo("text/plain");
    assertThat(noBody.text()).isEqualTo("Bad request: body is required");
    assertThat(unknown.text()).contains("query.limit is not a parameter of listModels");
    assertThat(wrongVerb.text()).contains("is called by [GET], not by DELETE");
  }

  @Test
  void signedOutNothingIsToldOfModelsButThatTheServerIsThere() {
    pieces.signOut();

    for (String target : List.of("/models", "/model/" + LLAMA)) {
      Caller.Response answer = caller.get(target);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.text()).isEqualTo(Caller.fixture(TEST_DATA + "sheet/9-14-error-401.txt"));
    }
    assertThat(caller.get("/.well-known/health").status()).isEqualTo(200);
  }

  @Test
  void failuresComeAsPlainTextAndRequestsCanBeVerified() {
    pieces.failNext(1, 500);
    pieces.failNext(1, 503, Map.of("Retry-After", "1"), "");

    Caller.Response failed = caller.get("/models");
    Caller.Response busy =
        Caller.exchange(HttpRequest.newBuilder(pieces.baseUrl().resolve("/models")).build());

    assertThat(failed.header("Content-Type")).isEqualTo("text/plain");
    assertThat(failed.text()).isEqualTo("Internal Server Error");
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.header("Retry-After")).isEqualTo("1");
    assertThat(caller.get("/models").status()).isEqualTo(200);
    pieces.server().verify(3, getRequestedFor(urlEqualTo("/models")));
  }

  @Test
  void resetBringsTheFirstModelsBack() {
    JsonValue first = caller.get("/models").json();
    pieces.addModels(3);
    pieces.signOut();
    pieces.patchModel(LLAMA, "{\"future\":1.10}");
    pieces.failNextDownload();

    pieces.reset();

    assertThat(caller.get("/models").json()).isEqualTo(first);
  }

  @Test
  void whatIsLaidOverAModelIsSentDigitByDigitAndEndsADownload() {
    post("/model/" + CODER + "/download");
    pieces.patchModel(CODER, "{\"downloading\":false,\"future\":1.10,\"parameters\":null}");

    assertThat(caller.get("/model/" + CODER).text())
        .contains("\"future\":1.10", "\"parameters\":null", "\"downloading\":false");
  }

  @Test
  void aServerWithoutModelsHasAnEmptyListToWhichSomeCanBeAdded() {
    try (ModelRegistrySandbox sandbox =
        ModelRegistrySandbox.builder().select(SandboxVendor.PIECES).empty().start()) {
      Caller empty = Caller.of(sandbox.pieces());
      assertThat(empty.get("/models").at("iterable")).isEqualTo("[]");

      sandbox.pieces().addModels(2);
      sandbox.pieces().addModels(1);

      assertThat(empty.get("/models").json().at("iterable").elements())
          .extracting(model -> model.at("name").asString())
          .containsExactly("bulk-0000001", "bulk-0000002", "bulk-0000003");
    }
  }

  @Test
  void modelsOfOneNameAreTwo() {
    String one = pieces.addModel("twin");
    String other = pieces.addModel("twin");

    assertThat(one).isNotEqualTo(other);
    assertThat(caller.get("/model/" + other).json().at("name").asString()).isEqualTo("twin");
    assertThat(post("/model/" + one + "/download").at("downloading")).isEqualTo("true");
    assertThat(caller.get("/model/" + other).at("downloading")).isEqualTo("null");
  }

  @Test
  void badArgumentsAreNamed() {
    assertThatThrownBy(() -> pieces.advance("nowhere")).hasMessageContaining("nowhere");
    assertThatThrownBy(() -> pieces.openSockets("nowhere")).hasMessageContaining("nowhere");
    assertThatThrownBy(() -> pieces.patchModel(LLAMA, "[]")).hasMessageContaining("JSON object");
    assertThatThrownBy(() -> pieces.addModels(-1)).hasMessageContaining("-1");
    assertThatThrownBy(() -> pieces.breakNextSocketAfter(-1)).hasMessageContaining("-1");
  }
}
